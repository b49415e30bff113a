import { describe, expect, it } from 'vitest'
import { outcomeOf } from '#lib/board/roman'
import type { Board, ThumbValue } from '#lib/board/state'
import { view } from '#lib/board/view'
import {
  aBoard,
  act,
  answer,
  by,
  discussingTea,
  minutes,
  noon,
  type Order,
  seconds,
  site,
  votingOnTea,
  withTopics,
} from '#tests/unit/board/boards'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const opened = noon + minutes(5)
const ended = opened + seconds(20)
const roundUp = { type: 'round-up', roundId: 'box', endsAt: ended } as const
const outcomeDue = { type: 'outcome-due', roundId: 'box', actsAt: ended + seconds(5) } as const

const thumbs = (up: number, sideways: number, down: number) => {
  const values = [...Array(up).fill('up'), ...Array(sideways).fill('sideways'), ...Array(down).fill('down')]
  return new Map(values.map((value, index) => [`p${index}`, value as ThumbValue]))
}

describe('what a Roman vote comes to', () => {
  it.each([
    ['more up than down', 3, 1, 2, 10, 'continue'],
    ['as many up as down', 3, 0, 3, 10, 'move-on'],
    ['sideways alone', 0, 6, 0, 10, 'move-on'],
    ['half of those who are here, and no more', 5, 0, 0, 10, 'undecided'],
    ['silence', 0, 0, 0, 0, 'undecided'],
  ] as const)('%s', (_, up, sideways, down, headCount, outcome) => {
    expect(outcomeOf({ thumbs: thumbs(up, sideways, down), headCount }, false)).toBe(outcome)
  })
  it('past the last rung another sip takes that nobody is against it', () => {
    expect(outcomeOf({ thumbs: thumbs(5, 0, 1), headCount: 6 }, true)).toBe('move-on')
    expect(outcomeOf({ thumbs: thumbs(5, 1, 0), headCount: 6 }, true)).toBe('continue')
    expect(outcomeOf({ thumbs: thumbs(0, 6, 0), headCount: 6 }, true)).toBe('move-on')
  })
})

/** All three have raised their thumbs, and the twenty seconds are over. */
function decided(values: [ThumbValue, ThumbValue, ThumbValue]): Board {
  const raised = [ana, bo, mo].reduce(
    (board, who, index) => act(board, who, { type: 'thumb', value: values[index] ?? 'up' }, opened),
    votingOnTea(),
  )
  return act(raised, site, roundUp, ended)
}

describe('the Roman vote', () => {
  it('is open for as long as the settings say, and no thumb counts after that', () => {
    expect(votingOnTea().rounds.get('box')).toMatchObject({ endsAt: ended, closedAt: null })
    expect(answer(votingOnTea(), site, roundUp, ended - 1)).toBe('not-time-yet')
    const closed = decided(['up', 'up', 'down'])
    expect(answer(closed, ana, { type: 'thumb', value: 'down' }, ended)).toBe('no-round')
    expect(answer(closed, site, roundUp, ended)).toBe('timebox-gone')
  })

  it('stays open until the moderator decides, where it has no time', () => {
    const open = discussingTea()
    const board = { ...open, settings: { ...open.settings, romanVoteSeconds: 0 } }
    const round = { type: 'time-up', timeboxId: 'box', endsAt: opened, headCount: 3 } as const
    expect(act(board, site, round, opened).rounds.get('box')).toMatchObject({ endsAt: null })
  })

  it('goes one rung down the ladder by itself, five seconds later', () => {
    const board = decided(['up', 'up', 'down'])
    expect(board.rounds.get('box')).toMatchObject({ outcome: 'continue', actsAt: ended + seconds(5) })
    expect(answer(board, site, outcomeDue, ended + seconds(4))).toBe('not-time-yet')
    const next = act(board, site, outcomeDue, ended + seconds(5))
    expect(next.current?.timebox).toMatchObject({
      number: 2,
      lengthMs: minutes(3),
      endsAt: ended + seconds(5) + minutes(3),
    })
    expect(next.topics.get('tea')).toMatchObject({ continued: 1, spentMs: minutes(5) + seconds(25) })
    expect([...next.acts.values()].at(-1)).toMatchObject({ kind: 'vote-continued', by: null, target: 'tea' })
    expect(answer(next, site, outcomeDue, ended + minutes(1))).toBe('timebox-gone')
  })

  it('comes to the third rung of the ladder, and past the last one that rung is repeated, if nobody is against it', () => {
    const all = (board: Board, values: readonly ThumbValue[]): Board => {
      const { id, endsAt } = board.current?.timebox ?? { id: '', endsAt: null }
      const [up, voted] = [endsAt ?? 0, (endsAt ?? 0) + seconds(20)]
      const open = act(board, site, { type: 'time-up', timeboxId: id, endsAt: up, headCount: 3 }, up)
      const raised = [ana, bo, mo].reduce(
        (there, who, index) => act(there, who, { type: 'thumb', value: values[index] ?? 'up' }, up),
        open,
      )
      const closed = act(raised, site, { type: 'round-up', roundId: id, endsAt: voted }, voted)
      const actsAt = voted + seconds(5)
      return act(closed, site, { type: 'outcome-due', roundId: id, actsAt }, actsAt)
    }
    const rung = ({ current }: Board) => [current?.timebox.number, (current?.timebox.lengthMs ?? 0) / seconds(1)]
    const board = discussingTea(withTopics(aBoard({ ladder: [300, 180, 120] })))
    const second = all(board, ['up', 'up', 'down'])
    const third = all(second, ['up', 'up', 'down'])
    expect([board, second, third].map(rung)).toEqual([
      [1, 300],
      [2, 180],
      [3, 120],
    ])
    const fourth = all(third, ['up', 'up', 'sideways'])
    expect(rung(fourth)).toEqual([4, 120])
    expect(fourth.topics.get('tea')?.continued).toBe(3)
    for (const last of [third, fourth]) expect(all(last, ['up', 'up', 'down']).current).toBeNull()
  })

  it('is not asked where the moderator continues, also past the last rung', () => {
    const end = opened + minutes(3)
    const again = act(votingOnTea(), mo, { type: 'continue-topic', id: 'last' }, opened)
    const board = act(again, mo, { type: 'continue-topic', id: 'past' }, end)
    expect(board.current?.timebox).toMatchObject({
      id: 'past',
      number: 3,
      lengthMs: minutes(3),
      endsAt: end + minutes(3),
    })
    expect(board.topics.get('tea')).toMatchObject({ continued: 2, spentMs: minutes(8) })
  })

  it('finishes the topic by itself, and starts no other', () => {
    const done = act(decided(['up', 'down', 'down']), site, outcomeDue, ended + seconds(5))
    expect(done).toMatchObject({ current: null, phase: 'discussing' })
    expect(done.topics.get('tea')).toMatchObject({ status: 'discussed', discussedOrder: 1 })
  })

  it('is overruled within the five seconds, or held', () => {
    const board = decided(['up', 'up', 'up'])
    const overruled = act(board, mo, { type: 'finish-topic' }, ended + seconds(2))
    expect(overruled.topics.get('tea')?.status).toBe('discussed')
    expect(answer(overruled, site, outcomeDue, ended + seconds(5))).toBe('timebox-gone')
    const held = act(board, mo, { type: 'hold-outcome' }, ended + seconds(2))
    expect(answer(held, site, outcomeDue, ended + seconds(5))).toBe('timebox-gone')
    expect(answer(held, mo, { type: 'hold-outcome' }, ended + seconds(3))).toBe('no-outcome')
    expect(act(held, mo, { type: 'continue-topic' }, ended + seconds(30)).current?.timebox.number).toBe(2)
  })

  it('does not act once more by itself after a moderator has taken back what it did', () => {
    const board = decided(['up', 'down', 'down'])
    const done = act(board, site, outcomeDue, ended + seconds(5))
    const actId = [...done.acts.keys()].at(-1) ?? ''
    const back = act(done, mo, { type: 'undo', actId }, ended + seconds(9))
    expect(back.current).toEqual(board.current)
    expect(back.rounds.get('box')).toEqual({ ...board.rounds.get('box'), actsAt: null })
    expect(act(back, mo, { type: 'continue-topic' }, ended + seconds(10)).current?.timebox.number).toBe(2)
  })

  it.each(['finish-topic', 'continue-topic', 'hold-outcome'] as const)(
    'does not act by itself after a moderator has taken back what they did instead: %s',
    (type) => {
      const board = decided(['up', 'down', 'down'])
      const done = act(board, mo, { type }, ended + seconds(2))
      const back = act(done, mo, { type: 'undo', actId: [...done.acts.keys()].at(-1) ?? '' }, ended + seconds(3))
      expect(back.current).toEqual(board.current)
      expect(back.rounds.get('box')).toEqual({ ...board.rounds.get('box'), actsAt: null })
      expect(answer(back, site, outcomeDue, ended + seconds(5))).toBe('timebox-gone')
    },
  )

  it.each<Order>([{ type: 'continue-topic' }, { type: 'finish-topic' }, { type: 'park-topic', topicId: 'tea' }])(
    'stays over where a moderator has ended it and taken that back, since all have seen the count: %j',
    (order) => {
      const board = act(votingOnTea(), ana, { type: 'thumb', value: 'up' }, opened)
      const done = act(board, mo, order, opened + seconds(3))
      expect(view(done, 'participant').round?.tally).toEqual({ up: 1, sideways: 0, down: 0 })
      const back = act(done, mo, { type: 'undo', actId: [...done.acts.keys()].at(-1) ?? '' }, opened + seconds(4))
      expect(back.current).toEqual(board.current)
      expect(view(back, 'participant').round).toMatchObject({ open: false, outcome: null, actsAt: null })
      expect(answer(back, bo, { type: 'thumb', value: 'down' }, opened + seconds(5))).toBe('no-round')
      expect(answer(back, site, roundUp, ended)).toBe('timebox-gone')
      // Another sip, and the vote can be called again.
      const more = act(back, mo, { type: 'continue-topic', id: 'more' }, ended)
      const called = act(more, mo, { type: 'end-timebox' }, ended)
      const again = { type: 'time-up', timeboxId: 'more', endsAt: ended, headCount: 3 } as const
      expect(view(act(called, site, again, ended), 'participant').round).toMatchObject({ open: true, thumbs: 0 })
    },
  )

  it('does nothing by itself without a quorum', () => {
    const board = act(act(votingOnTea(), ana, { type: 'thumb', value: 'up' }, opened), site, roundUp, ended)
    expect(board.rounds.get('box')).toMatchObject({ outcome: 'undecided', actsAt: null })
    expect(answer(board, mo, { type: 'continue-topic' }, ended)).toHaveLength(1)
  })

  it('is called before the time is up by ending the timebox, also a paused one', () => {
    const board = discussingTea()
    const at = noon + minutes(2)
    for (const there of [board, act(board, mo, { type: 'pause-timebox' }, at)]) {
      const over = act(there, mo, { type: 'end-timebox' }, at + seconds(10))
      expect(over.current?.timebox).toMatchObject({ endsAt: at + seconds(10), leftMs: null })
    }
  })
})
