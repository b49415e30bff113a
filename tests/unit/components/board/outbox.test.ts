import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BoardCommand } from '#lib/board/schema'
import { type Answer, createOutbox, type OutboxPort, type Pending } from '../../../../components/board/outbox.ts'

const vote = (id: string): BoardCommand => ({ id, type: 'vote', topicId: 'tea' })
const saved = (version: number): Answer => ({ kind: 'saved', version })
const again = (afterMs: number | null = null): Answer => ({ kind: 'again', afterMs })

/** A storage that two outboxes, one after the other, can share. */
function aStorage(): NonNullable<OutboxPort['keep']> {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
  }
}

function anOutbox(answers: Answer[], more: Partial<OutboxPort> = {}) {
  const sent: string[] = []
  const refused: string[] = []
  let shown: readonly Pending[] = []
  const outbox = createOutbox({
    painted: async () => undefined,
    send: async ({ id }) => {
      sent.push(id)
      return answers.shift() ?? saved(9)
    },
    onChange: (pending) => {
      shown = pending
    },
    onRefused: (_item, { code }) => refused.push(code),
    onSaved: () => undefined,
    keep: aStorage(),
    keys: () => ['board 1'],
    ...more,
  })
  return { outbox, sent, refused, states: () => shown.map(({ state }) => state) }
}

describe('outbox', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('sends one after another, in order', async () => {
    const { outbox, sent, states } = anOutbox([])
    outbox.start()
    const both = Promise.all([outbox.add(vote('a'), 'x'), outbox.add(vote('b'), 'x')])
    expect(states()).toEqual(['waiting', 'waiting'])
    await Promise.resolve()
    expect(states()).toEqual(['sending', 'waiting'])
    expect(await both).toEqual([{ ok: true }, { ok: true }])
    expect(sent).toEqual(['a', 'b'])
  })

  it('keeps a click before it is shown, and sends it only after', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const keep = aStorage()
    const { outbox, sent, states } = anOutbox([], { painted: () => promise, keep })
    outbox.start()
    const done = outbox.add(vote('a'), 'x')
    await vi.advanceTimersByTimeAsync(1_000)
    expect([states(), sent]).toEqual([['waiting'], []])
    expect(keep.getItem('board 1')).toContain('"a"')
    resolve()
    expect(await done).toEqual({ ok: true })
    expect(sent).toEqual(['a'])
  })

  it('keeps a lost click in its place and sends it again with the same identity', async () => {
    const { outbox, sent, states } = anOutbox([again(), again(), saved(1)])
    outbox.start()
    void outbox.add(vote('a'), 'x')
    void outbox.add(vote('b'), 'x')
    await vi.advanceTimersByTimeAsync(5)
    expect(states()).toEqual(['waiting', 'waiting'])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toEqual(['a', 'a', 'a', 'b'])
  })

  it('waits as long as the server asked for, and not at all once the connection is back', async () => {
    const { outbox, sent } = anOutbox([again(5_000), again(5_000)])
    outbox.start()
    void outbox.add(vote('a'), 'x')
    await vi.advanceTimersByTimeAsync(4_900)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(200)
    expect(sent).toHaveLength(2)
    outbox.hurry()
    await vi.advanceTimersByTimeAsync(1)
    expect(sent).toHaveLength(3)
  })

  it('shows at the board why a click of the page before was refused: where it was made may be gone', async () => {
    const keep = aStorage()
    const first = anOutbox([], { keep })
    void first.outbox.add(vote('a'), 'propose dialog')
    const no: Answer = { kind: 'refused', refusal: { code: 'no-votes-left', message: 'None left.' } }
    const places: string[] = []
    const { outbox } = anOutbox([no, no], { keep, onRefused: ({ place }) => places.push(place) })
    outbox.start()
    await outbox.add(vote('b'), 'topic tea')
    expect(places).toEqual(['board', 'topic tea'])
  })

  it('takes a refused click back, says why, and goes on', async () => {
    const no: Answer = { kind: 'refused', refusal: { code: 'no-votes-left', message: 'None left.' } }
    const { outbox, sent, refused, states } = anOutbox([no, saved(1)])
    outbox.start()
    const first = outbox.add(vote('a'), 'x')
    void outbox.add(vote('b'), 'x')
    expect(await first).toMatchObject({ ok: false, refusal: { code: 'no-votes-left' } })
    await vi.advanceTimersByTimeAsync(1)
    expect([refused, sent, states()]).toEqual([['no-votes-left'], ['a', 'b'], ['saved']])
  })

  it('shows a saved click on top of the view until the view holds it', async () => {
    const { outbox } = anOutbox([saved(5)])
    outbox.start()
    await outbox.add(vote('a'), 'x')
    outbox.settle(4)
    expect(outbox.list()).toHaveLength(1)
    outbox.settle(5)
    expect(outbox.list()).toHaveLength(0)
  })

  it('gives what somebody left behind to nobody else, and keeps nothing of whoever is nobody yet', async () => {
    const keep = aStorage()
    let who: string | null = null
    const keys = () => (who ? [`board 1 ${who}`] : [])
    const before = anOutbox([again(60_000)], { keep, keys })
    before.outbox.start()
    void before.outbox.add(vote('a'), 'x')
    await vi.advanceTimersByTimeAsync(5)
    expect(anOutbox([], { keep, keys }).outbox.list()).toEqual([])
    who = 'ana'
    void before.outbox.add(vote('b'), 'x')
    before.outbox.stop()
    const left = (name: string) => anOutbox([], { keep, keys: () => [`board 1 ${name}`] }).outbox.list()
    expect([left('bo').length, left('ana').map(({ command }) => command.id)]).toEqual([0, ['a', 'b']])
  })

  it('goes on after a reload with what was not saved', async () => {
    const keep = aStorage()
    const before = anOutbox([saved(1), again(60_000)], { keep })
    before.outbox.start()
    void before.outbox.add(vote('a'), 'x')
    void before.outbox.add(vote('b'), 'x')
    await vi.advanceTimersByTimeAsync(5)
    before.outbox.stop()
    const after = anOutbox([], { keep })
    expect(after.outbox.list().map(({ command, state }) => [command.id, state])).toEqual([['b', 'waiting']])
    after.outbox.start()
    await vi.advanceTimersByTimeAsync(5)
    expect([after.sent, keep.getItem('board 1')]).toEqual([['b'], null])
  })
})
