import type { ServerResponse } from 'node:http'
import { afterAll, expect, it, vi } from 'vitest'
import { sessionCookie } from '#lib/auth/session'
import { hub } from '#lib/board/hub'
import { db } from '#lib/db/client'
import { withContext } from '#lib/http/context'
import { newId } from '#lib/ids'
import { stopListening } from '#lib/realtime/port'
import { aBoard, aMember } from '#tests/support/board'
import { POST as postCommand } from '../../../app/api/boards/[boardId]/commands/route.ts'
import { POST as postParticipant } from '../../../app/api/boards/[boardId]/participants/route.ts'
import { GET as getBoard } from '../../../app/api/boards/[boardId]/route.ts'
import { GET as getStream } from '../../../app/api/boards/[boardId]/stream/route.ts'
import { GET as getTime } from '../../../app/api/time/route.ts'

afterAll(async () => {
  hub().close()
  await stopListening()
})

type Answer = { status: number; body: Record<string, unknown>; cookies: string; response: Response }

async function call(
  route: typeof getBoard,
  boardId: string,
  init: RequestInit = {},
  { query = '', address = '127.0.0.1' } = {},
): Promise<Answer> {
  const request = new Request(`http://127.0.0.1:3000/api/boards/${boardId}${query}`, init)
  const context = { response: {} as ServerResponse, address, loopback: true, nonce: '' }
  const response = await withContext(context, () => route(request, { params: Promise.resolve({ boardId }) }))
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const body = isJson ? ((await response.clone().json()) as Record<string, unknown>) : {}
  return { status: response.status, body, cookies: cookies.join('; '), response }
}

const post = (route: typeof getBoard, boardId: string, body: unknown, cookie = '', address = '127.0.0.1') =>
  call(
    route,
    boardId,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    { address },
  )

it('lets a guest join, propose, vote and see it, by the names that others rely on', async () => {
  const boardId = await aBoard()
  const id = newId()
  const joined = await post(postParticipant, boardId, { id, name: 'Bo' })
  expect(joined).toMatchObject({ status: 200, body: { version: 1, participantId: id } })
  const topicId = newId()
  const title = 'What does <b>exactly once</b> mean?'
  const proposed = await post(postCommand, boardId, { id: topicId, type: 'propose', title }, joined.cookies)
  expect(proposed).toMatchObject({ status: 200, body: { version: 2, participantId: id } })
  expect((await post(postCommand, boardId, { id: newId(), type: 'vote', topicId }, joined.cookies)).status).toBe(200)
  const seen = await call(getBoard, boardId, { headers: { cookie: joined.cookies } })
  expect(seen.body).toMatchObject({
    version: 3,
    stage: 'before',
    proposing: true,
    voting: true,
    topics: [{ id: topicId, title, votes: 1 }],
    me: { id, name: 'Bo', votesLeft: 2, moderator: false },
  })
  expect((await call(getBoard, boardId)).body).toMatchObject({ me: null, topics: [{ votes: 1 }], people: [] })
})

it('joins a member as themselves, without a guest cookie', async () => {
  const boardId = await aBoard()
  const { claim } = await aMember('Mia')
  const cookie = (await sessionCookie(claim.sessionId ?? '')).split(';')[0] ?? ''
  const joined = await post(postParticipant, boardId, { id: newId(), name: 'Somebody else' }, cookie)
  expect(joined).toMatchObject({ status: 200, cookies: '' })
  const seen = await call(getBoard, boardId, { headers: { cookie } })
  expect(seen.body).toMatchObject({ me: { name: 'Mia', guest: false } })
})

it('counts who joins by address, also with the cookie of a session that has ended', async () => {
  const boardId = await aBoard()
  const { claim } = await aMember('Mia')
  const cookie = (await sessionCookie(claim.sessionId ?? '')).split(';')[0] ?? ''
  await db().session.delete({ where: { id: claim.sessionId ?? '' } })
  const counted = async () => {
    const [row] = await db().$queryRaw<{ points: number }[]>`
      SELECT coalesce(sum("points"), 0)::int AS "points" FROM "RateLimit" WHERE "key" LIKE 'join:%'`
    return row?.points ?? 0
  }
  const before = await counted()
  for (const name of ['Eve', 'Mallory'])
    expect((await post(postParticipant, boardId, { id: newId(), name }, cookie)).status).toBe(200)
  expect(await counted()).toBe(before + 2)
})

it('lets no address fill a board with guests: a cafe of 500 gets in, then members do, and guests from elsewhere', async () => {
  const [boardId, other] = [await aBoard(), await aBoard()]
  const join = (address: string, cookie = '', to = boardId) =>
    post(postParticipant, to, { id: newId(), name: 'Bo' }, cookie, address)
  expect((await join('2001:db8:1:1::1')).status).toBe(200)
  await db().$executeRaw`UPDATE "RateLimit" SET "points" = 599 WHERE "key" LIKE 'guests:%'`
  expect((await join('2001:db8:1:1::2')).status).toBe(200)
  const refused = await join('2001:db8:1:1::ffff')
  expect(refused).toMatchObject({
    status: 429,
    body: {
      code: 'too-many',
      title: 'Very many guests have joined this board from where you are. Sign in to take part.',
    },
  })
  expect(Number(refused.response.headers.get('retry-after'))).toBeGreaterThan(86_000)
  const { claim } = await aMember('Mia')
  const mia = (await sessionCookie(claim.sessionId ?? '')).split(';')[0] ?? ''
  expect((await join('2001:db8:1:1::1', mia)).status).toBe(200)
  expect((await join('2001:db8:1:2::1')).status).toBe(200)
  expect((await join('2001:db8:1:1::1', '', other)).status).toBe(200)
  await db().session.delete({ where: { id: claim.sessionId ?? '' } })
  expect((await join('2001:db8:1:1::1', mia)).status).toBe(429)
})

it('refuses with a status and a code', async () => {
  const boardId = await aBoard()
  const guest = (await post(postParticipant, boardId, { id: newId(), name: 'Bo' })).cookies
  const other = await aBoard()
  const propose = { id: newId(), type: 'propose', title: 'Tea' }
  const answers: [Answer, number, string][] = [
    [await call(getBoard, newId()), 404, 'no-such-board'],
    [await call(getBoard, 'nonsense'), 404, 'not-found'],
    [await call(getStream, newId()), 404, 'no-such-board'],
    [await post(postCommand, boardId, propose), 401, 'not-joined'],
    [await post(postCommand, other, propose, guest), 401, 'not-joined'],
    [
      await post(
        postCommand,
        boardId,
        propose,
        guest.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      ),
      401,
      'not-joined',
    ],
    [await post(postCommand, boardId, { ...propose, title: 'x'.repeat(141) }, guest), 422, 'invalid'],
    [await post(postCommand, boardId, { ...propose, title: 'a\0b' }, guest), 422, 'invalid'],
    [await post(postCommand, boardId, { ...propose, by: newId() }, guest), 422, 'invalid'],
    [await post(postCommand, boardId, '{', guest), 400, 'malformed-body'],
    [
      await post(postCommand, boardId, { id: newId(), type: 'set-phase', phase: 'closed' }, guest),
      403,
      'not-moderator',
    ],
    [await post(postCommand, boardId, { id: newId(), type: 'vote', topicId: newId() }, guest), 404, 'no-such-topic'],
    [await post(postParticipant, boardId, { id: newId(), name: '\u202e' }), 422, 'invalid'],
  ]
  for (const [answer, status, code] of answers) {
    expect(answer).toMatchObject({ status, body: { code } })
    expect(answer.response.headers.get('content-type')).toBe('application/problem+json')
  }
})

it('streams without a cache or a buffer in between, and nothing to HEAD', async () => {
  const boardId = await aBoard()
  const abort = new AbortController()
  const { response } = await call(getStream, boardId, { signal: abort.signal })
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  const reader = response.body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toMatch(/^event: beat\ndata: {"now":\d+}\n\n$/)
  abort.abort()
  const head = await call(getStream, boardId, { method: 'HEAD' })
  expect([head.status, head.response.body, hub().room(boardId).readers.size]).toEqual([200, null, 0])
})

it('tells the time of the database, also where this process has another', async () => {
  const hour = 3_600_000
  const real = Date.now()
  Object.assign((globalThis as unknown as { __quorumClock: object }).__quorumClock, { measuredAt: 0 })
  vi.useFakeTimers({ toFake: ['Date'], now: real + hour })
  const { body } = await call(getTime, '')
  vi.useRealTimers()
  Object.assign((globalThis as unknown as { __quorumClock: object }).__quorumClock, { measuredAt: 0 })
  expect(Math.abs(Number(body.now) - real)).toBeLessThan(hour / 2)
})

it('streams what anybody may see where that is asked for, whoever is signed in', async () => {
  const boardId = await aBoard()
  const { claim } = await aMember('Mo', 'organizer')
  const cookie = (await sessionCookie(claim.sessionId ?? '')).split(';')[0] ?? ''
  const first = async (query: string) => {
    const over = new AbortController()
    const { response } = await call(getStream, boardId, { headers: { cookie }, signal: over.signal }, { query })
    const reader = response.body?.getReader()
    let text = ''
    while (!text.includes('event: presence')) text += new TextDecoder().decode((await reader?.read())?.value)
    over.abort()
    return text
  }
  expect(await first('')).toContain('"kind":"moderator"')
  const open = await first('?as=public')
  expect(open).toContain('"kind":"public"')
  expect(open).toContain('"me":null')
})
