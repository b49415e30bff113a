import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyPatch, type ViewPatch } from '#lib/board/patch'
import { rehearsalBoard } from '#lib/board/rehearsal'
import type { BoardCommand } from '#lib/board/schema'
import type { BoardView } from '#lib/board/view'
import { newId } from '#lib/ids'
import { defaultBoard } from '#lib/site/view'
import { practiceServer } from '../../../../components/board/practice-server.ts'

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 3, 1, 12) }))
afterEach(() => vi.useRealTimers())

/** A practice board, and what its page shows by the frames alone. */
function practise() {
  const server = practiceServer(rehearsalBoard('Mo', defaultBoard, Date.now()))
  const seen: { view: BoardView | null; frames: number } = { view: null, frames: 0 }
  const stream = server.open(null)
  const on = <T>(name: string, take: (data: T) => void) =>
    stream.addEventListener(name, ({ data }) => {
      seen.frames += 1
      take(JSON.parse(String(data)) as T)
    })
  on<{ view: BoardView }>('snapshot', ({ view }) => {
    seen.view = view
  })
  on<ViewPatch>('patch', (patch) => {
    const next = seen.view && applyPatch(seen.view, patch)
    if (!next || next === 'gap') throw new Error('The ranges of the patches do not join.')
    seen.view = next
  })
  on('presence', () => undefined)
  const send = (order: object) => server.send({ id: newId(), ...order } as BoardCommand)
  return { server, seen, stream, send }
}

describe('a practice board', () => {
  it('goes through an hour: topics come, votes are given, time is up by itself, the vote acts', async () => {
    const { server, seen, send } = practise()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(seen.view?.topics.length).toBeGreaterThan(3)
    await send({ type: 'set-phase', phase: 'voting' })
    await vi.advanceTimersByTimeAsync(90_000)
    expect(seen.view?.done).toBeGreaterThan(6)
    await send({ type: 'set-phase', phase: 'discussing' })
    const topicId = seen.view?.topics[0]?.id
    expect(await send({ type: 'start-topic', topicId })).toMatchObject({ kind: 'saved' })
    await vi.advanceTimersByTimeAsync(61_000)
    expect(seen.view?.round).toMatchObject({ open: true, headCount: 13 })
    await vi.advanceTimersByTimeAsync(26_000)
    expect(seen.view?.acts.some(({ kind }) => kind.startsWith('vote-'))).toBe(true)
    const { me: _me, kind: _kind, present: _p, now: _now, going: _g, joinCode: _c, ...whole } = await server.read()
    expect(seen.view).toEqual(whole)
  })

  it('refuses what every board refuses, in the same words', async () => {
    const { send } = practise()
    const answer = await send({ type: 'start-topic', topicId: newId() })
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'not-discussing' } })
  })

  it('rests while nobody looks at it', async () => {
    const { server, seen, stream } = practise()
    await vi.advanceTimersByTimeAsync(5_000)
    stream.close()
    const { version } = await server.read()
    const { frames } = seen
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen.frames).toBe(frames)
    expect((await server.read()).version).toBe(version)
    expect(vi.getTimerCount()).toBe(0)
  })
})
