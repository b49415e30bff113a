import { expect, test } from '@playwright/test'
import { chanceOf } from '#tests/support/openapi/chance'
import { type Asked, badRequest, exampleRequests, goodRequest } from '#tests/support/openapi/derive'
import { type Document, type Operation, operationsOf } from '#tests/support/openapi/document'
import { judgeBy } from '#tests/support/openapi/judge'
import { send } from '#tests/support/openapi/send'
import { leaveSite, makeWorld, reachSite, type Site } from '#tests/support/roles/world'

// The document is all that this test knows of the API: good and bad input is derived from its schemas.

const wanted = { good: 12, all: 3_000 }
const seed = Number(process.env.QUORUM_SEED ?? Date.now() % 1_000_000)

/** Operations that need what only a mail holds. */
const needSecret = new Set(['signInWithCode', 'signInWithLink', 'actByLink', 'answerAddressChange', 'confirmOfferLink'])

let site: Site

test.beforeAll(async ({ baseURL }) => {
  site = await reachSite(baseURL)
})

test.afterAll(() => leaveSite(site))

test('no operation answers with a 5xx or leaves its schema, whatever it is sent', async ({ request }) => {
  test.slow()
  console.log(`The input is derived with QUORUM_SEED=${seed}`)
  const chance = chanceOf(seed)
  const document = (await (await request.get('/api/openapi.json')).json()) as Document
  const operations = operationsOf(document)
  const judge = judgeBy(document)
  await site.client.query('DELETE FROM "RateLimit"')
  const { event, cookies } = await makeWorld(site)
  const known = {
    parameters: { slug: event.slug, boardId: event.id },
    cookies: ['', cookies.guest, cookies.member, cookies.moderator, cookies.organizer],
  }
  const each = Math.ceil(wanted.all / operations.length) - wanted.good
  const planned: { operation: Operation; asked: Asked; kind: 'good' | 'bad' }[] = operations.flatMap((operation) => [
    ...exampleRequests(operation, known, chance).map((asked) => ({ operation, asked, kind: 'good' as const })),
    ...Array.from({ length: wanted.good }, () => ({
      operation,
      asked: goodRequest(operation, known, chance),
      kind: 'good' as const,
    })),
    ...Array.from({ length: each }, () => ({
      operation,
      asked: badRequest(operation, known, chance),
      kind: 'bad' as const,
    })),
  ])
  const complaints = new Map<string, string>()
  const done = new Set<string>()
  let answered = 0
  const next = planned[Symbol.iterator]()
  const work = async () => {
    for (const { operation, asked } of next) {
      const answer = await send(new URL(site.base), asked)
      answered += 1
      if (answer.status < 300) done.add(operation.operationId)
      const complaint = judge(operation, answer)
      const sent = String(asked.body ?? '').slice(0, 200)
      const words = `${asked.method} ${asked.path} ${asked.headers['content-type'] ?? ''} ${sent}: ${complaint}`
      if (complaint) complaints.set(`${operation.operationId} ${complaint.slice(0, 60)}`, words)
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  expect([...complaints.values()].slice(0, 20)).toEqual([])
  expect(answered).toBeGreaterThanOrEqual(wanted.all)
  const never = operations.map(({ operationId }) => operationId).filter((id) => !done.has(id) && !needSecret.has(id))
  expect(never, 'good input gets it done').toEqual([])
})
