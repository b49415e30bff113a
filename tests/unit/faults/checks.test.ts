import { describe, expect, it } from 'vitest'
import { type LoggedEvent, strip } from '#lib/board/events'
import { apply, type BoardActor, decide } from '#lib/board/machine'
import { newBoard } from '#lib/board/state'
import { acknowledgedIsKept } from '#tests/faults/checks/acknowledged'
import { enoughHappened, nothingBroke } from '#tests/faults/checks/answers'
import { clientsHoldTheView } from '#tests/faults/checks/held'
import { limitsHold } from '#tests/faults/checks/limits'
import { lostCountsAtMostOnce } from '#tests/faults/checks/lost'
import { versionsInOrder } from '#tests/faults/checks/order'
import { refusedIsNotKept } from '#tests/faults/checks/refused'
import { logIsTheTables } from '#tests/faults/checks/replayed'
import { logIsWhole } from '#tests/faults/checks/strangers'
import type { Attempt, LogLine, Sent } from '#tests/faults/history'
import { by, command, noon, type Order, settings, site } from '#tests/unit/board/boards'

const accepted = (version: number): Attempt => ({ answered: true, status: 200, version })
const refused: Attempt = { answered: true, status: 409, code: 'no-votes-left' }
const away: Attempt = { answered: true, status: 503 }
const lost: Attempt = { answered: false }

const sent = (id: string, ...attempts: Attempt[]): Sent => ({ boardId: 'b', id, by: 'Ana', type: 'vote', attempts })
const row = (commandId: string, version: number): LogLine => ({
  ...{ boardId: 'b', version, commandId, participantId: 'ana', type: 'vote', at: noon, events: [] },
})

describe('acknowledged commands', () => {
  it('are in the log once, at their version', () => {
    expect(acknowledgedIsKept([sent('c', lost, accepted(1), accepted(1))], [row('c', 1)])).toEqual([])
  })

  it.each([
    ['none', [], [accepted(1)]],
    ['two', [row('c', 1), row('c', 2)], [accepted(1)]],
    ['one at another version', [row('c', 2)], [accepted(1)]],
    ['two answers that differ', [row('c', 1)], [accepted(1), accepted(2)]],
  ])('are missed: %s', (_what, log, attempts) => {
    expect(acknowledgedIsKept([sent('c', ...attempts)], log)).toHaveLength(1)
  })

  it('count on their own board', () => {
    expect(acknowledgedIsKept([sent('c', accepted(1))], [{ ...row('c', 1), boardId: 'other' }])).toHaveLength(1)
  })
})

describe('commands without an answer', () => {
  it('count once or not at all', () => {
    expect(lostCountsAtMostOnce([sent('c', lost), sent('d', away), sent('e', refused, lost)], [row('c', 1)])).toEqual(
      [],
    )
    expect(lostCountsAtMostOnce([sent('c', lost)], [row('c', 1), row('c', 2)])).toHaveLength(1)
  })
})

describe('refused commands', () => {
  it('are not in the log, unless another sending is open', () => {
    expect(refusedIsNotKept([sent('c', refused), sent('d', refused, lost)], [row('d', 1)])).toEqual([])
    expect(refusedIsNotKept([sent('c', refused, refused)], [row('c', 1)])).toHaveLength(1)
  })
})

describe('the log', () => {
  it('holds only what was sent or the site does, without gaps', () => {
    const ofTheSite: LogLine = { ...row('x', 2), type: 'round-up', participantId: null }
    expect(logIsWhole([sent('c', lost)], [row('c', 1), ofTheSite])).toEqual([])
    expect(logIsWhole([], [row('c', 1)])).toEqual([expect.stringContaining('nobody sent it')])
    expect(logIsWhole([sent('c', lost)], [row('c', 2)])).toEqual([expect.stringContaining('version 2 is row 1')])
  })
})

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
    const decided = decide(board, command(order), who, noon)
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

describe('what a client saw', () => {
  it('is in order, with ranges that join', () => {
    const arrivals = [
      { kind: 'snapshot', version: 3 },
      { kind: 'patch', from: 3, to: 5 },
      { kind: 'snapshot', version: 5 },
      { kind: 'patch', from: 5, to: 6 },
    ] as const
    expect(versionsInOrder('Ana', arrivals)).toEqual([])
  })

  it.each([
    [
      'a gap',
      [
        { kind: 'snapshot', version: 3 },
        { kind: 'patch', from: 4, to: 5 },
      ],
    ],
    [
      'a patch twice',
      [
        { kind: 'snapshot', version: 3 },
        { kind: 'patch', from: 3, to: 4 },
        { kind: 'patch', from: 3, to: 4 },
      ],
    ],
    [
      'an older board',
      [
        { kind: 'snapshot', version: 3 },
        { kind: 'snapshot', version: 2 },
      ],
    ],
    ['a patch before any board', [{ kind: 'patch', from: 0, to: 1 }]],
  ] as const)('is not: %s', (_what, arrivals) => {
    expect(versionsInOrder('Ana', arrivals)).toHaveLength(1)
  })
})

describe('what a client holds', () => {
  it('is the view of the tables, whatever the order of its fields', () => {
    const held = { view: { version: 2, topics: [{ id: 'tea', votes: 1 }] }, me: null }
    expect(clientsHoldTheView([{ who: 'Ana', held, expected: structuredClone(held) }])).toEqual([])
    const expected = { me: null, view: { topics: [{ votes: 2, id: 'tea' }], version: 2 } }
    expect(clientsHoldTheView([{ who: 'Ana', held, expected }])).toEqual([
      expect.stringContaining('/view/topics/0/votes is 1 instead of 2'),
    ])
  })
})

describe('answers', () => {
  it('are no failures of ours, and there are some', () => {
    expect(nothingBroke([sent('c', away, refused, lost)])).toEqual([])
    expect(nothingBroke([sent('c', { answered: true, status: 500 })])).toHaveLength(1)
    expect(enoughHappened([sent('c', accepted(1)), sent('d', refused)], 1)).toEqual([])
    expect(enoughHappened([sent('c', lost), sent('d', refused)], 1)).toHaveLength(1)
  })
})
