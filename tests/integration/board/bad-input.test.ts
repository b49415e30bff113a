import type { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { sessionCookie } from '#lib/auth/session'
import { admissionCode } from '#lib/board/admission'
import { type Claim, guestCookie } from '#lib/board/identity'
import { getBoard } from '#lib/board/queries'
import type { BoardCommandInput } from '#lib/board/schema'
import { db } from '#lib/db/client'
import { withContext } from '#lib/http/context'
import { newId } from '#lib/ids'
import { aBoard, accepted, aDiscussion, aGuest, aMember, aTopic, run } from '#tests/support/board'
import { databaseUrl } from '#tests/support/database'
import { fingerprint } from '#tests/support/dump'
import { POST as postCommand } from '../../../app/api/boards/[boardId]/commands/route.ts'
import { POST as postParticipant } from '../../../app/api/boards/[boardId]/participants/route.ts'

// What nobody should send is refused with its code, and leaves every row of every table as it was.

async function post(route: typeof postCommand, boardId: string, body: object, cookie: string, address = '127.0.0.1') {
  const request = new Request(`http://127.0.0.1:3000/api/boards/${boardId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })
  const context = { response: {} as ServerResponse, address, loopback: true, nonce: '' }
  const response = await withContext(context, () => route(request, { params: Promise.resolve({ boardId }) }))
  const { code } = (await response.json()) as { code?: string }
  const retryAfter = Number(response.headers.get('retry-after'))
  return { status: response.status, code: code ?? 'accepted', ...(retryAfter && { retryAfter }) }
}

async function cookieOf(boardId: string, { sessionId, guest }: Claim): Promise<string> {
  const line = sessionId === null ? guestCookie(boardId, guest ?? '') : await sessionCookie(sessionId)
  return line.split(';')[0] ?? ''
}

/** Every row of every table, but for the counts that hold back who tries too often. */
const allRows = () => fingerprint(databaseUrl, ['public."RateLimit"'])

/** A board that discusses a topic, a guest and the moderator on it, and a topic of another board. */
async function aScene() {
  const { boardId, moderator, topicId } = await aDiscussion()
  const guest = await aGuest(boardId)
  const elsewhere = await aTopic(moderator, await aBoard(), 'Of another board')
  return { boardId, moderator, guest, topicId, elsewhere }
}
type Scene = Awaited<ReturnType<typeof aScene>>
type Sender = 'guest' | 'moderator'

/** A command as anybody can write it. */
type Order = { type: BoardCommandInput['type'] } & Record<string, unknown>

const propose = (title: string, details = ''): Order => ({ type: 'propose', title, details })
const invalid = [422, 'invalid'] as const

it.each<[what: string, by: Sender, order: (scene: Scene) => Order | Promise<Order>, answer: readonly [number, string]]>(
  [
    ['a title of 10,000 characters', 'guest', () => propose('x'.repeat(10_000)), invalid],
    ['a title of right-to-left overrides', 'guest', () => propose('Tea \u202Egnp.exe'), invalid],
    ['a title of zero-width characters', 'guest', () => propose('Te\u200Ba'), invalid],
    ['a title of nothing that can be seen', 'guest', () => propose('\u200B\u2060\uFEFF'), invalid],
    [
      'a line of nothing that can be seen',
      'guest',
      ({ topicId }) => ({ type: 'add-line', topicId, kind: 'note', text: '\u200B\u202E' }),
      invalid,
    ],
    ['2,000 open brackets', 'guest', () => propose('Brackets', '['.repeat(2_000)), invalid],
    [
      '2,000 open brackets in what was proposed',
      'moderator',
      ({ topicId }) => ({ type: 'edit-topic', topicId, title: 'Tea', details: '['.repeat(2_000) }),
      invalid,
    ],
    [
      "a vote on another board's topic",
      'guest',
      async ({ boardId, moderator, elsewhere }) => {
        accepted(await run(moderator, boardId, { type: 'finish-topic' }))
        accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'voting' }))
        return { type: 'vote', topicId: elsewhere }
      },
      [404, 'no-such-topic'],
    ],
    [
      "another board's topic to discuss",
      'moderator',
      async ({ boardId, moderator, elsewhere }) => {
        accepted(await run(moderator, boardId, { type: 'finish-topic' }))
        return { type: 'start-topic', topicId: elsewhere }
      },
      [404, 'no-such-topic'],
    ],
    [
      "a line on another board's topic",
      'guest',
      ({ elsewhere }) => ({ type: 'add-line', topicId: elsewhere, kind: 'note', text: 'Hm' }),
      [404, 'no-such-topic'],
    ],
    ['600 minutes more', 'moderator', () => ({ type: 'extend-timebox', timeboxId: newId(), seconds: 36_000 }), invalid],
    ['a forged by', 'guest', ({ topicId }) => ({ type: 'vote', topicId, by: newId() }), invalid],
    ['a forged role', 'guest', () => ({ type: 'end-timebox', timeboxId: newId(), moderator: true }), invalid],
  ],
)('refuses %s', async (_what, by, order, [status, code]) => {
  const scene = await aScene()
  const cookie = await cookieOf(scene.boardId, scene[by])
  const given = await order(scene)
  const before = await allRows()
  expect(await post(postCommand, scene.boardId, { id: newId(), ...given }, cookie)).toEqual({ status, code })
  expect(await allRows()).toEqual(before)
  // The same person goes on as if nothing had been.
  const tea = { id: newId(), ...propose('Tea') }
  expect(await post(postCommand, scene.boardId, tea, cookie)).toMatchObject({ status: 200 })
})

it('refuses thumbs after the Roman vote has closed, and after the board has', async () => {
  const { boardId, moderator, guest } = await aScene()
  accepted(await run(moderator, boardId, { type: 'change-settings', settings: { romanVoteSeconds: 0 } }))
  accepted(await run(moderator, boardId, { type: 'end-timebox' }))
  const cookie = await cookieOf(boardId, guest)
  const { timeboxId } = await db().board.findUniqueOrThrow({ where: { id: boardId } })
  const thumb = () => post(postCommand, boardId, { id: newId(), type: 'thumb', timeboxId, value: 'up' }, cookie)
  const raise = async () => {
    // Whoever loads the board has it notice that the time is up.
    accepted(await getBoard(guest, boardId))
    return (await thumb()).status
  }
  await expect.poll(raise).toBe(200)
  accepted(await run(moderator, boardId, { type: 'continue-topic' }))
  for (const code of ['moved-on', 'board-closed']) {
    const before = await allRows()
    expect(await thumb()).toEqual({ status: 409, code })
    expect(await allRows()).toEqual(before)
    if (code === 'moved-on') accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'closed' }))
  }
})

it('takes in nobody who tries a thousand codes, keeps nobody else out for long, and nobody who is here', async () => {
  const boardId = await aBoard()
  const { claim: moderator } = await aMember('Mo', 'organizer')
  accepted(await run(moderator, boardId, { type: 'change-settings', settings: { admission: 'code' } }))
  const join = (code: string, address: string, id = newId(), cookie = '') =>
    post(postParticipant, boardId, { id, name: 'Eve', code }, cookie, address)
  const [right, cafe, here] = [admissionCode(boardId, 0), '203.0.113.7', newId()]
  expect(await join(right, cafe, here)).toMatchObject({ status: 200 })
  const before = await allRows()
  const guesses = Array.from({ length: 1_000 }, (_, guess) => `GUESS${String(guess).padStart(5, '0')}`)
  for (const guess of guesses.slice(0, 100))
    expect(await join(guess, cafe)).toEqual({ status: 403, code: 'wrong-code' })
  // From then on nothing is even compared, for some minutes.
  const rest = await Promise.all(guesses.slice(100).map((guess) => join(guess, cafe)))
  expect(new Set(rest.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['429 too-many']))
  expect(await allRows()).toEqual(before)
  const refused = await join(right, cafe)
  expect(refused).toMatchObject({ status: 429, retryAfter: expect.toSatisfy((wait) => wait > 0 && wait <= 300) })
  expect(await join(right, '198.51.100.9')).toMatchObject({ status: 200 })
  const cookie = await cookieOf(boardId, { sessionId: null, guest: here })
  expect(await join(right, cafe, here, cookie)).toMatchObject({ status: 200 })
  expect(await post(postCommand, boardId, { id: newId(), ...propose('Tea') }, cookie, cafe)).toMatchObject({
    status: 200,
  })
  // None of the thousand has taken a place from those who need no code.
  accepted(await run(moderator, boardId, { type: 'change-settings', settings: { admission: 'guests' } }))
  expect(await join('GUESS', cafe)).toMatchObject({ status: 200 })
})

it('has six hundred places a day for guests from one address, taken by those alone who come in', async () => {
  const boardId = await aBoard()
  const join = (id: string, address = '203.0.113.7', cookie = '') =>
    post(postParticipant, boardId, { id, name: 'Eve' }, cookie, address)
  const first = newId()
  expect(await join(first)).toMatchObject({ status: 200 })
  await db().$executeRaw`UPDATE "RateLimit" SET "points" = "points" + 598 WHERE "key" LIKE 'guests:%'`
  expect(await join(first)).toMatchObject({ status: 409, code: 'id-reused' })
  const cookie = await cookieOf(boardId, { sessionId: null, guest: first })
  expect(await join(first, '203.0.113.7', cookie)).toMatchObject({ status: 200 })
  expect(await join(newId())).toMatchObject({ status: 200 })
  for (const id of [newId(), newId()]) expect(await join(id)).toMatchObject({ status: 429, code: 'too-many' })
  expect(await join(newId(), '198.51.100.9')).toMatchObject({ status: 200 })
})
