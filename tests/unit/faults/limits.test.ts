import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LoggedEvent, strip } from '#lib/board/events'
import { apply, type BoardActor, decide } from '#lib/board/machine'
import { newBoard } from '#lib/board/state'
import { limitsHold, limitsOf } from '#tests/faults/checks/limits'
import { logIsTheTables } from '#tests/faults/checks/replayed'
import type { LogLine } from '#tests/faults/history'
import { by, command, noon, type Order, settings, site } from '#tests/unit/board/boards'
import { aHistory, play } from '#tests/unit/board/histories'

/** The log of these orders, each decided and, where `force` says so, followed by events that no rule allows. */
function logOf(orders: [BoardActor, Order][], force: LoggedEvent[] = []) {
  const start = newBoard(settings, noon)
  let board = start
  const log: LogLine[] = []
  const add = (type: string, events: readonly LoggedEvent[]) =>
    log.push({
      boardId: 'b',
      version: board.version,
      commandId: `${board.version}`,
      participantId: null,
      type,
      at: noon,
      events,
    })
  for (const [who, order] of orders) {
    const decided = decide(board, command(board, order), who, noon)
    if (!decided.ok) throw new Error(decided.failure.code)
    board = apply(board, decided.value, noon)
    add(order.type, decided.value.map(strip))
  }
  for (const event of force) add('forced', [event])
  return { start, board, log }
}

const opening: [BoardActor, Order][] = [
  [site, { type: 'join', participantId: 'ana', personId: null, name: 'Ana' }],
  [by('ana'), { type: 'propose', id: 'tea', title: 'Tea', details: '' }],
  [by('ana'), { type: 'propose', id: 'naps', title: 'Naps', details: '' }],
  [by('ana'), { type: 'vote', topicId: 'tea' }],
]
const vote = (topicId: string) => ({ type: 'voted', topicId, participantId: 'ana', at: noon }) as LoggedEvent
const discussed = (topicId: string) =>
  ({
    type: 'topic-started',
    topicId,
    timebox: { id: topicId, number: 1, lengthMs: 1, endsAt: noon, leftMs: null },
    at: noon,
  }) as LoggedEvent

describe('limits', () => {
  it('hold in a history that was decided', () => {
    const { start, log } = logOf(opening)
    expect(limitsHold(start, log)).toEqual([])
  })

  it('are seen to be passed: votes each, votes per topic, topics discussed', () => {
    const most = logOf(opening, [vote('naps'), vote('tea'), vote('naps')])
    expect(limitsHold(most.start, most.log)).toContainEqual(expect.stringContaining('spent 4 votes of 3'))
    const stacked = logOf(opening, [vote('tea')])
    expect(limitsHold(stacked.start, stacked.log)).toEqual([expect.stringContaining('2 votes on tea')])
    const two = logOf(opening, [discussed('tea'), discussed('naps')])
    expect(limitsHold(two.start, two.log)).toEqual([expect.stringContaining('discussed are')])
  })

  it('are seen to be passed: votes by hand, for one’s own topic, and what a guest may hold', () => {
    const paper = (votes: number) => ({ type: 'paper-votes-set', topicId: 'tea', votes, at: noon }) as LoggedEvent
    const voters = { type: 'paper-voters-set', count: 1, at: noon } as LoggedEvent
    const within = logOf(opening, [voters, paper(1)])
    expect(limitsHold(within.start, within.log)).toEqual([])
    const over = logOf(opening, [voters, paper(2)])
    expect(limitsHold(over.start, over.log)).toEqual([expect.stringContaining('2 votes on tea')])
    const own = logOf(opening)
    const start = { ...own.start, settings: { ...own.start.settings, selfVotes: false } }
    expect(limitsHold(start, own.log)).toEqual([expect.stringContaining('a topic of their own, tea')])
    const proposals = Array.from({ length: 9 }, (_, at): [BoardActor, Order] => [
      by('ana'),
      { type: 'propose', id: `t${at}`, title: 'Topic', details: '' },
    ])
    const many = logOf([...opening, ...proposals.slice(0, 8)])
    expect(limitsHold(many.start, many.log)).toEqual([])
    const [joined, ...rest] = many.log.map((line) => ({ ...line }))
    const last = rest.find(({ type }) => type === 'propose') as LogLine
    const one = JSON.parse(JSON.stringify(last.events).replaceAll('"tea"', '"more"')) as LoggedEvent[]
    const more = [joined as LogLine, ...rest, { ...last, events: one }]
    expect(limitsHold(many.start, more)).toEqual([expect.stringContaining('ana has 11 topics of 10')])
  })

  it('are seen to be passed by a guest and a member who are one by now', () => {
    const claim: Order = { type: 'claim-guest', guestId: 'ana', personId: 'person', name: 'Ana' }
    const { start, log } = logOf([...opening, [site, claim]], [vote('naps')])
    const both = { guestId: 'ana', personId: 'person' }
    const two = { ...start, settings: { ...start.settings, votesEach: 1 } }
    expect(limitsHold(start, log, [both])).toEqual([])
    expect(limitsHold(two, log, [both])).toContainEqual(
      expect.stringContaining('who signed in, has spent 2 votes of 1'),
    )
  })

  it('are seen to be passed by somebody who is off the board, and kept by who has left the community', () => {
    const gone = { type: 'participant-removed', participantId: 'ana', at: noon } as LoggedEvent
    const removed = logOf(opening, [gone, vote('naps')])
    expect(limitsHold(removed.start, removed.log)).toEqual([expect.stringContaining('ana is off the board')])
    const left = logOf(opening, [{ type: 'participant-forgotten', participantId: 'ana', at: noon }])
    expect(limitsHold(left.start, left.log)).toEqual([])
  })

  it('are seen to be passed by somebody who is two', () => {
    const joined = (participantId: string) =>
      ({ type: 'joined', participantId, personId: 'person', at: noon }) as LoggedEvent
    const twice = logOf([], [joined('one'), joined('two')])
    expect(limitsHold(twice.start, twice.log)).toEqual([expect.stringContaining('a person is two participants')])
  })
})

describe('the replayed log', () => {
  it('is the tables without words, and is seen to be another board', () => {
    const { start, board, log } = logOf(opening)
    expect(logIsTheTables(start, log, board)).toEqual([])
    expect(logIsTheTables(start, log.slice(0, -1), board)).toHaveLength(1)
    const ballots = new Map([['ana', new Map([['naps', 1]])]])
    expect(logIsTheTables(start, log, { ...board, ballots })).toEqual([expect.stringContaining('/ballots/ana')])
    const topics = new Map([...board.topics].toReversed())
    expect(logIsTheTables(start, log, { ...board, topics })).toHaveLength(1)
  })
})

it('the limits that a run is held to hold after every step of any history', () => {
  fc.assert(
    fc.property(aHistory, (history) => {
      const forgotten = new Set<string>()
      for (const { after, events } of play(history).steps) {
        for (const event of events ?? []) if (event.type === 'participant-forgotten') forgotten.add(event.participantId)
        expect(limitsOf(after, forgotten)).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
