import { describe, expect, it } from 'vitest'
import { isFailure, noteFailure, takeFailures } from '#tests/faults/broken'
import { acknowledgedIsKept, countedIsAnsweredAgain } from '#tests/faults/checks/acknowledged'
import { enoughHappened, everythingWentWrong } from '#tests/faults/checks/answers'
import { clientsHoldTheView } from '#tests/faults/checks/held'
import { versionsInOrder } from '#tests/faults/checks/order'
import { garbledIsInvalid, refusedIsNotKept } from '#tests/faults/checks/refused'
import { logIsWhole, logNamesTheSenders } from '#tests/faults/checks/strangers'
import type { Attempt, LogLine, Sent } from '#tests/faults/history'
import { noon } from '#tests/unit/board/boards'

const accepted = (version: number): Attempt => ({ answered: true, status: 200, version })
const refused: Attempt = { answered: true, status: 409, code: 'no-votes-left' }
const away: Attempt = { answered: true, status: 503 }
const lost: Attempt = { answered: false }

const sent = (id: string, ...attempts: Attempt[]): Sent => ({
  ...{ boardId: 'b', id, by: 'Ana', type: 'vote', body: '{}', attempts },
})
const row = (commandId: string, version: number): LogLine => ({
  ...{ boardId: 'b', version, commandId, participantId: 'ana', type: 'vote', at: noon, events: [] },
})

describe('acknowledged commands', () => {
  it('are in the log, at their version', () => {
    expect(acknowledgedIsKept([sent('c', lost, accepted(1), accepted(1))], [row('c', 1)])).toEqual([])
  })

  it.each([
    ['none', [], [accepted(1)]],
    ['one at another version', [row('c', 2)], [accepted(1)]],
    ['two answers that differ', [row('c', 1)], [accepted(1), accepted(2)]],
  ])('are missed: %s', (_what, log, attempts) => {
    expect(acknowledgedIsKept([sent('c', ...attempts)], log)).toHaveLength(1)
  })

  it('count on their own board', () => {
    expect(acknowledgedIsKept([sent('c', accepted(1))], [{ ...row('c', 1), boardId: 'other' }])).toHaveLength(1)
  })
})

describe('commands that had counted', () => {
  it('are answered again, and not refused', () => {
    const late = (attempt: Attempt): Attempt => ({ ...attempt, again: true })
    expect(countedIsAnsweredAgain([sent('c', lost, late(accepted(1)), late(away), late(lost))])).toEqual([])
    // Sent at once to both processes, the first may come too early and the second not.
    expect(countedIsAnsweredAgain([sent('c', accepted(1), refused)])).toEqual([])
    expect(countedIsAnsweredAgain([sent('c', accepted(1), late(refused))])).toHaveLength(1)
  })
})

describe('refused commands', () => {
  it('are not in the log, unless another sending is open', () => {
    expect(refusedIsNotKept([sent('c', refused), sent('d', refused, lost)], [row('d', 1)])).toEqual([])
    expect(refusedIsNotKept([sent('c', refused, refused)], [row('c', 1)])).toHaveLength(1)
  })

  it('are, where they are garbled, refused for that alone', () => {
    const garbled = (...attempts: Attempt[]): Sent => ({ ...sent('c', ...attempts), garbled: true })
    const invalid: Attempt = { answered: true, status: 400, code: 'invalid' }
    expect(garbledIsInvalid([garbled(invalid, lost, away), sent('d', refused)], [row('d', 1)])).toEqual([])
    expect(garbledIsInvalid([garbled(refused)], [])).toHaveLength(1)
    expect(garbledIsInvalid([garbled(accepted(1))], [])).toHaveLength(1)
    expect(garbledIsInvalid([garbled(lost)], [row('c', 1)])).toHaveLength(1)
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

describe('the log names', () => {
  const ids = new Map([['Ana', new Set(['ana', 'person-ana'])]])

  it('who sent what, as what', () => {
    expect(logNamesTheSenders([sent('c', lost), sent('d', lost)], [row('c', 1)], ids)).toEqual([])
    const bo = { ...row('c', 1), participantId: 'bo' }
    expect(logNamesTheSenders([sent('c', accepted(1))], [bo], ids)).toEqual([expect.stringContaining('done by bo')])
    const other = { ...row('c', 1), type: 'unvote' }
    expect(logNamesTheSenders([sent('c', accepted(1))], [other], ids)).toEqual([expect.stringContaining('as unvote')])
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

describe('a run', () => {
  it('is one in which commands were accepted and refused, and everything went wrong', () => {
    expect(enoughHappened([sent('c', accepted(1)), sent('d', refused)], 1)).toEqual([])
    expect(enoughHappened([sent('c', lost), sent('d', refused)], 1)).toHaveLength(1)
    expect(everythingWentWrong({ kill: 1, cut: 4 })).toEqual([])
    expect(everythingWentWrong({ kill: 0, cut: 4 })).toEqual(['nothing was hurt by kill'])
  })

  it('has no answers that are failures of ours', () => {
    expect([200, 409, 429, 503].filter(isFailure)).toEqual([])
    expect([500, 502].filter(isFailure)).toEqual([500, 502])
    noteFailure('/a/path {}', 500, 'Something broke')
    noteFailure('/a/path {}', 503, 'The database is away')
    expect(takeFailures()).toEqual(['/a/path {} was answered 500: Something broke'])
    expect(takeFailures()).toEqual([])
  })
})
