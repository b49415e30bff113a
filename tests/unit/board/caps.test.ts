import { describe, expect, it } from 'vitest'
import { judge } from '#lib/board/optimism'
import type { BoardCommand } from '#lib/board/schema'
import type { Board, Line, Participant, Topic } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aBoard, act, answer, by, noon, type Order, site, withTopics } from '#tests/unit/board/boards'

const propose = { type: 'propose', title: 'More', details: '' } as const
const line = { type: 'add-line', topicId: 'tea', kind: 'note', text: 'More' } as const

/** A board with so many topics and lines of somebody's. */
function crowded(authorId: string, topics: number, lines: number): Board {
  const board = withTopics()
  const tea = board.topics.get('tea')
  const more = Array.from({ length: topics }, (_, at): [string, Topic] => {
    const id = `topic-${at}`
    return [id, { ...(tea as Topic), id, authorId, position: at + 3 }]
  })
  const texts = Array.from({ length: lines }, (_, at): [string, Line] => {
    const id = `line-${at}`
    const line = { id, topicId: 'tea', authorId, position: at + 1, kind: 'note', text: 'So', hidden: false } as const
    return [id, { ...line, removed: false, ownerId: null, due: null }]
  })
  return { ...board, topics: new Map([...board.topics, ...more]), lines: new Map(texts) }
}

/** What the browser says, which must be what the server does. */
function seen(board: Board, who: string, order: Order): string {
  const me = privateView(board, who, who === 'mo')
  const verdict = judge(view(board, 'participant'), me, { id: 'new', ...order } as BoardCommand, noon)
  return verdict.ok ? 'accepted' : verdict.failure.code
}

describe('one person', () => {
  it('brings thirty topics at most, and withdrawing makes no room', () => {
    expect(answer(crowded('bo', 28, 0), by('bo'), propose)).toHaveLength(1)
    const full = crowded('bo', 29, 0)
    expect([answer(full, by('bo'), propose), seen(full, 'bo', propose)]).toEqual(['too-many-topics', 'too-many-topics'])
    expect([answer(full, by('ana'), propose).length, seen(full, 'ana', propose)]).toEqual([1, 'accepted'])
    const fewer = act(full, by('bo'), { type: 'withdraw-topic', topicId: 'naps' })
    expect(answer(fewer, by('bo'), propose)).toBe('too-many-topics')
  })
  it('writes three hundred lines at most; one removed makes room, one with its topic does not', () => {
    const full = crowded('bo', 0, 300)
    expect([answer(full, by('bo'), line), seen(full, 'bo', line)]).toEqual(['too-many-lines', 'too-many-lines'])
    expect(answer(act(full, by('bo'), { type: 'remove-line', lineId: 'line-0' }), by('bo'), line)).toHaveLength(1)
    const without = act(full, by('mo'), { type: 'remove-topic', topicId: 'tea' })
    expect(answer(without, by('bo'), { ...line, topicId: 'naps' })).toBe('too-many-lines')
  })
  it('may bring more as the moderator', () => {
    expect(answer(crowded('mo', 299, 1_199), by('mo'), propose)).toHaveLength(1)
    expect(answer(crowded('mo', 299, 1_199), by('mo'), line)).toHaveLength(1)
    expect(answer(crowded('mo', 300, 0), by('mo'), propose)).toBe('too-many-topics')
    expect(answer(crowded('mo', 0, 1_200), by('mo'), line)).toBe('too-many-lines')
  })
  it('has what the first act would leave, before it', () => {
    expect(privateView(aBoard(), 'bo', false)).toMatchObject({ topicsLeft: 30, linesLeft: 300 })
    expect(privateView(withTopics(), 'bo', false)).toMatchObject({ topicsLeft: 29, linesLeft: 300 })
  })
})

describe('a guest', () => {
  it('brings ten topics and a hundred lines at most, and as a member what members may', () => {
    const full = crowded('ana', 9, 100)
    expect([answer(full, by('ana'), propose), seen(full, 'ana', propose)]).toEqual([
      'too-many-topics',
      'too-many-topics',
    ])
    expect([answer(full, by('ana'), line), seen(full, 'ana', line)]).toEqual(['too-many-lines', 'too-many-lines'])
    const claim = { type: 'claim-guest', guestId: 'ana', personId: 'person-ana', name: 'Ana' } as const
    expect(privateView(act(full, site, claim), 'ana', false)).toMatchObject({ topicsLeft: 20, linesLeft: 200 })
  })
  it('adds nothing to a board that guests under many names may have filled, where members go on', () => {
    const half = crowded('somebody', 498, 2_500)
    for (const order of [propose, line])
      expect([answer(half, by('ana'), order), seen(half, 'ana', order)]).toEqual(['full-for-guests', 'full-for-guests'])
    for (const order of [propose, line]) expect(answer(half, by('bo'), order)).toHaveLength(1)
    expect(answer(crowded('somebody', 497, 2_499), by('ana'), propose)).toHaveLength(1)
  })
  it('adds and changes no words where there are two hundred thousand signs of them already, where members go on', () => {
    const tea = withTopics().topics.get('tea') as Topic
    const long = (signs: number): Board => {
      const { text } = view(withTopics(), 'public').counts
      const details = 'x'.repeat(signs - text)
      return { ...withTopics(), topics: new Map([...withTopics().topics, ['tea', { ...tea, details }]]) }
    }
    const edit = { type: 'edit-topic', topicId: 'tea', title: 'Tea', details: '' } as const
    for (const order of [propose, line, edit]) {
      expect([answer(long(200_000), by('ana'), order), seen(long(200_000), 'ana', order)]).toEqual([
        'full-for-guests',
        'full-for-guests',
      ])
      expect(answer(long(199_999), by('ana'), order)).toHaveLength(1)
    }
    for (const order of [propose, line]) expect(answer(long(200_000), by('bo'), order)).toHaveLength(1)
  })
  it('is one of two thousand at most; one who is taken off makes room, and members come in', () => {
    const cy = { ...(aBoard().participants.get('ana') as Participant), name: 'Cy' }
    const more = Array.from({ length: 1_999 }, (_, at): [string, Participant] => [
      `cy-${at}`,
      { ...cy, id: `cy-${at}` },
    ])
    const full = { ...aBoard(), participants: new Map([...aBoard().participants, ...more]) }
    const join = { type: 'join', participantId: 'new', personId: null, name: 'New' } as const
    expect(answer(full, site, join)).toBe('too-many-guests')
    expect(answer(full, site, { ...join, personId: 'person-new' })).toHaveLength(1)
    expect(answer(act(full, by('mo'), { type: 'remove-participant', participantId: 'cy-7' }), site, join)).toHaveLength(
      1,
    )
  })
})

describe('a board', () => {
  it('holds a thousand topics, and a removed one makes room', () => {
    const full = crowded('somebody', 998, 0)
    expect([answer(full, by('bo'), propose), seen(full, 'bo', propose)]).toEqual(['board-full', 'board-full'])
    expect(answer(act(full, by('mo'), { type: 'remove-topic', topicId: 'tea' }), by('bo'), propose)).toHaveLength(1)
  })
  it('holds five thousand lines', () => {
    const full = crowded('somebody', 0, 5_000)
    expect([answer(full, by('bo'), line), seen(full, 'bo', line)]).toEqual(['board-full', 'board-full'])
    expect(answer(crowded('somebody', 0, 4_999), by('bo'), line)).toHaveLength(1)
  })
})
