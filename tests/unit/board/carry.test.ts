import { describe, expect, it } from 'vitest'
import { type Source, sourceKey } from '#lib/board/rules-carry'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { originOf } from '#lib/board/view-carry'
import { aBoard, act, answer, by, site } from './boards.ts'

const from = { boardId: 'may', topicId: 'tea' }
const tea: Source = {
  title: 'Tea',
  details: 'Green',
  anonymous: false,
  personId: 'person-bo',
  stays: true,
  taken: false,
}
const knowing = (who: string, source: Partial<Source> = {}) => ({
  ...{ id: who, moderator: who === 'mo' },
  sources: new Map([[sourceKey(from), { ...tea, ...source }]]),
})
const order = { type: 'carry-in', fromBoardId: 'may', fromTopicId: 'tea' } as const
const bring = (board: Board, who: string, source: Partial<Source> = {}, id = 'here') =>
  act(board, knowing(who, source), { ...order, id })
const shown = (board: Board) => view(board, 'participant').topics[0]

describe('a topic of an earlier meeting', () => {
  it('comes as it was, by whoever introduces it', () => {
    const board = bring(aBoard(), 'ana')
    expect(shown(board)).toMatchObject({
      title: 'Tea',
      details: 'Green',
      authorId: 'ana',
      carried: { ...from, own: false },
    })
    expect(privateView(board, 'ana', false)).toMatchObject({ topics: ['here'], topicsLeft: 9 })
  })

  it('is its author’s own where the author brings it', () => {
    expect(shown(bring(aBoard(), 'bo'))).toMatchObject({ authorId: 'bo', carried: { own: true } })
    // A guest is nobody of another board.
    expect(shown(bring(aBoard(), 'ana', { personId: null }))).toMatchObject({ carried: { own: false } })
  })

  it('stays anonymous where its author brings it; who introduces another’s is named', () => {
    const own = shown(bring(aBoard(), 'bo', { anonymous: true }))
    expect(own).toMatchObject({ anonymous: true, carried: { own: true } })
    expect(own?.authorId).toBeUndefined()
    expect(shown(bring(aBoard(), 'ana', { anonymous: true }))).toMatchObject({
      authorId: 'ana',
      carried: { own: false },
    })
  })

  it('tells nobody which anonymous author brings it', () => {
    const anonymous = (who: string) => bring(aBoard(), who, { anonymous: true, personId: `person-${who}` })
    for (const kind of ['public', 'participant', 'moderator'] as const)
      expect(JSON.stringify(view(anonymous('bo'), kind))).toBe(JSON.stringify(view(anonymous('mo'), kind)))
  })

  it('is there once: not while it is on this board, nor on another, and again when it was taken back', () => {
    const board = bring(aBoard(), 'ana')
    expect(answer(board, knowing('bo'), order)).toBe('taken-already')
    expect(answer(aBoard(), knowing('bo', { taken: true }), order)).toBe('taken-already')
    const withdrawn = act(board, by('ana'), { type: 'withdraw-topic', topicId: 'here' })
    expect(bring(withdrawn, 'bo', {}, 'again').topics.get('again')?.authorId).toBe('bo')
    const merged = act(act(board, by('bo'), { type: 'propose', id: 'naps', title: 'Naps', details: '' }), by('mo'), {
      ...{ type: 'merge-topics', topicId: 'here', intoId: 'naps' },
    })
    expect(answer(merged, knowing('bo'), order)).toBe('taken-already')
  })

  it('is not brought where it does not wait, nor where the board takes none', () => {
    expect(answer(aBoard(), knowing('bo', { stays: false }), order)).toBe('no-such-earlier-topic')
    expect(answer(aBoard(), by('bo'), order)).toBe('no-such-earlier-topic')
    const closed = act(aBoard(), by('mo'), { type: 'set-phase', phase: 'closed' })
    expect(answer(closed, knowing('bo'), order)).toBe('board-closed')
  })

  it('does not come back by an undo where somebody has brought it anew', () => {
    const removed = act(bring(aBoard(), 'ana'), by('mo'), { type: 'remove-topic', topicId: 'here' })
    const undo = { type: 'undo', actId: [...removed.acts.keys()].at(-1) ?? '' } as const
    expect(answer(bring(removed, 'bo', {}, 'again'), by('mo'), undo)).toBe('taken-already')
    expect(answer(removed, knowing('mo', { taken: true }), undo)).toBe('taken-already')
    expect(act(removed, knowing('mo'), undo).topics.get('here')?.status).toBe('open')
  })
})

describe('an author', () => {
  const letGo = (board: Board, participantId = 'bo') =>
    answer(board, site, { type: 'let-go', topicId: 'naps', participantId })
  const board = act(aBoard(), by('bo'), { type: 'propose', id: 'naps', title: 'Naps', details: '' })
  const closed = act(board, by('mo'), { type: 'set-phase', phase: 'closed' })

  it('lets go what stayed of their own, once, and no log says who it was', () => {
    expect(letGo(closed)).toMatchObject([{ type: 'topic-dropped', topicId: 'naps' }])
    const dropped = act(closed, site, { type: 'let-go', topicId: 'naps', participantId: 'bo' })
    expect(letGo(dropped)).toEqual([])
    expect(dropped.acts.size).toBe(closed.acts.size)
  })

  it('lets go nothing of others, and nothing before the end', () => {
    expect(letGo(closed, 'ana')).toBe('not-yours')
    expect(letGo(board)).toBe('not-closed')
  })
})

describe('where it came from', () => {
  const step = (change: object = {}) => ({
    ...{ title: 'Tea', anonymous: false, votes: 3, name: 'Ana', guest: false, nameHidden: false, gone: false },
    ...{ event: 'May', slug: 'may', date: '2026-05-21', notes: true, ...change },
  })

  it('is told meeting by meeting, with whose idea it was', () => {
    const origin = originOf([step({ event: 'April', slug: 'april', guest: true }), step({ name: 'Bo' })], 'participant')
    expect(origin).toMatchObject({ by: 'Ana', guest: true, meetings: [{ title: 'April', votes: 3 }, { title: 'May' }] })
  })

  it('has names by the rules of the board where it was proposed', () => {
    expect(originOf([step()], 'public')).not.toHaveProperty('by')
    expect(originOf([step({ nameHidden: true })], 'participant')).toMatchObject({ by: 'Somebody' })
    // Who moderates here may not be a moderator there.
    expect(originOf([step({ nameHidden: true })], 'moderator')).toMatchObject({ by: 'Somebody' })
    for (const left of [{ gone: true }, { name: '' }])
      expect(originOf([step(left)], 'moderator')).not.toHaveProperty('by')
    const anonymous = originOf([step({ anonymous: true })], 'moderator')
    expect(anonymous).toMatchObject({ anonymous: true })
    expect(JSON.stringify(anonymous)).not.toContain('Ana')
    expect(originOf([], 'moderator')).toBeNull()
  })
})
