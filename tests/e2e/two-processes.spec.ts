import { expect, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { aMeeting } from '#tests/support/dump'
import { startSecondProcess } from '#tests/support/second-process'
import { signInByApi } from '#tests/support/site'
import { readFrames } from '#tests/support/sse'

type View = { version: number; topics: { id: string; votes?: number }[]; me: { votesLeft: number } | null }

/** A guest with a cookie of one process; the other takes it as well. */
async function joinAs(url: string, boardId: string, name: string): Promise<string> {
  const answer = await fetch(`${url}/api/boards/${boardId}/participants`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), name }),
  })
  expect(answer.status).toBe(200)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function send(
  url: string,
  boardId: string,
  cookie: string,
  command: object,
): Promise<{ status: number; body: { code?: string } }> {
  const answer = await fetch(`${url}/api/boards/${boardId}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ id: newId(), ...command }),
  })
  return { status: answer.status, body: (await answer.json()) as { code?: string } }
}

async function viewOf(url: string, boardId: string, cookie: string): Promise<View> {
  return (await (await fetch(`${url}/api/boards/${boardId}`, { headers: { cookie } })).json()) as View
}

/** Follows a stream until it has told of this version; says which versions came. */
async function follow(url: string, boardId: string, until: () => number | null): Promise<number[]> {
  const stop = new AbortController()
  const seen: number[] = []
  for await (const frame of readFrames(`${url}/api/boards/${boardId}/stream`, {}, stop.signal)) {
    const data = frame.data as { version?: number; to?: number; view?: { version: number } }
    const version = data.to ?? data.view?.version ?? data.version
    if (version !== undefined && (frame.event === 'snapshot' || frame.event === 'patch')) seen.push(version)
    const goal = until()
    if (goal !== null && (seen.at(-1) ?? -1) >= goal) stop.abort()
  }
  return seen
}

test('two server processes on one board: one limit, one order, both live', async ({ baseURL, playwright }) => {
  const one = baseURL ?? ''
  const board = await aMeeting('Two processes')
  const second = await startSecondProcess()
  try {
    const moderator = await playwright.request.newContext({ baseURL: one })
    await signInByApi(moderator, 'organizer')
    const command = (body: object) =>
      moderator.post(`/api/boards/${board.id}/commands`, { data: { id: newId(), ...body } })
    let goal: number | null = null
    const streams = [one, second.url].map((url) => follow(url, board.id, () => goal))

    const guest = await joinAs(one, board.id, 'Guest of both')
    const topics = Array.from({ length: 6 }, () => newId())
    for (const [at, id] of topics.entries())
      expect(
        (await send(at % 2 ? one : second.url, board.id, guest, { id, type: 'propose', title: `Topic ${at}` })).status,
      ).toBe(200)
    expect((await command({ type: 'set-phase', phase: 'voting' })).status()).toBe(200)

    const votes = await Promise.all(
      topics.map((topicId, at) => send(at % 2 ? one : second.url, board.id, guest, { type: 'vote', topicId })),
    )
    expect(votes.filter((vote) => vote.status === 200)).toHaveLength(3)
    expect(votes.filter((vote) => vote.body.code === 'no-votes-left')).toHaveLength(3)

    const views = await Promise.all([viewOf(one, board.id, guest), viewOf(second.url, board.id, guest)])
    expect(views[0]).toMatchObject({ version: views[1]?.version, topics: views[1]?.topics, me: { votesLeft: 0 } })
    goal = views[0]?.version ?? null
    // A last change wakes both streams, in case the goal had already come.
    await command({ type: 'set-phase', phase: 'discussing' })
    for (const seen of await Promise.all(streams)) expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    await moderator.dispose()
  } finally {
    await second.stop()
  }
})
