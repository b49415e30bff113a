import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { Stage } from '#components/board/stage'
import type { Board, Instant, ThumbValue } from '#lib/board/state'
import { act, by, discussingTea, minutes, noon, seconds, site, votingOnTea, withTopics } from '#tests/unit/board/boards'
import { drawn, wordsOf } from '#tests/unit/components/board/drawn'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const opened = noon + minutes(5)
const closed = opened + seconds(20)
const stage = (board: Board, who: 'ana' | 'bo' | 'mo' | null, now: Instant = noon) =>
  drawn(board, who, createElement(Stage), now)
const words = (...of: Parameters<typeof stage>) => wordsOf(stage(...of))

/** The Roman vote is over; those of the three who raised a thumb did so. */
function counted(...values: ThumbValue[]): Board {
  const raised = values.reduce(
    (board, value, index) => act(board, [ana, bo, mo][index] ?? mo, { type: 'thumb', value }, opened),
    votingOnTea(),
  )
  return act(raised, site, { type: 'round-up', roundId: 'box', endsAt: closed }, closed)
}

describe('the Roman vote on the stage', () => {
  it('says how many have answered, what a quorum lacks and when it closes, and no single thumb', () => {
    const board = act(votingOnTea(), ana, { type: 'thumb', value: 'up' }, opened)
    for (const who of ['ana', 'mo', null] as const) {
      const said = words(board, who, opened + seconds(6))
      expect(said).toContain('Another sip? Silence is neutral, and a tie moves on.')
      expect(said).toContain('1 of 3 have answered, 1 more makes a quorum · closes in 14 seconds')
      expect(stage(board, who, opened)).not.toContain('class="tally')
    }
    expect(stage(board, 'ana', opened)).toMatch(/aria-pressed="true" aria-label="Thumb up: continue"/)
  })

  it('says how far a quorum was away once it is closed without one', () => {
    const said = words(counted('up'), 'ana', closed)
    expect(said).toContain('Too few answered: the moderator decides')
    expect(said).toContain('1 of 3 have answered, 1 short of a quorum')
  })

  it('shows the moderator the count where only the moderator ends it', () => {
    const open = discussingTea()
    const endless = { ...open, settings: { ...open.settings, romanVoteSeconds: 0 } }
    const round = { type: 'time-up', timeboxId: 'box', endsAt: opened, headCount: 3 } as const
    const board = act(act(endless, site, round, opened), ana, { type: 'thumb', value: 'up' }, opened)
    expect(words(board, 'mo', opened)).toContain('▲ 1 continue')
    expect(stage(board, 'ana', opened)).not.toContain('class="tally')
    expect(words(board, 'ana', opened)).not.toContain('closes')
  })

  it('says past the last rung that all have to agree', () => {
    const again = act(votingOnTea(), mo, { type: 'continue-topic', id: 'last' }, opened)
    const end = opened + minutes(3)
    const board = act(again, site, { type: 'time-up', timeboxId: 'last', endsAt: end, headCount: 3 }, end)
    expect(words(board, 'bo', end)).toContain('The last rung: more time only if nobody is against it.')
  })

  it.each([
    [['up', 'up', 'down'], 'Another 3 minutes', '▲ 2 Continue ▬ 0 Either ▼ 1 Next'],
    [['up', 'down'], 'Next topic', '▲ 1 Continue ▬ 0 Either ▼ 1 Next'],
  ] as const)('says what it came to, and when that acts: %s', (values, outcome, counts) => {
    const board = counted(...values)
    expect(words(board, 'ana', closed + seconds(2))).toContain(outcome)
    expect(words(board, 'ana', closed + seconds(2))).toContain(counts)
    expect(words(board, 'ana', closed + seconds(2))).toContain('in 3 seconds, unless the moderator decides otherwise')
    expect(stage(board, 'ana', closed)).toContain(`aria-label="Time is up. ${values.length} of 3 have answered."`)
    const moderator = words(board, 'mo', closed + seconds(2))
    expect(moderator).toContain('As moderator, you can decide otherwise Continue 3 minutes')
    expect(moderator).toContain('Hold Next topic')
  })

  it('leaves it to the moderator where too few answered, or where it was held', () => {
    const few = counted('up')
    expect(words(few, 'ana', closed)).toContain('Too few answered: the moderator decides')
    expect(words(few, 'mo', closed)).toContain('As moderator, you decide Continue 3 minutes Next topic')
    const held = act(counted('up', 'up'), mo, { type: 'hold-outcome' }, closed)
    expect(words(held, 'ana', closed)).toContain('Held: the moderator decides.')
    expect(words(held, 'mo', closed)).not.toContain('Hold ')
  })
})

describe('the moderator’s hand on the clock', () => {
  it('has a minute less beside a minute more, the vote, and a place for what has to wait', () => {
    const said = words(discussingTea(), 'mo', noon + seconds(60))
    expect(said).toContain('As moderator −1 min Pause +1 min Next topic Call the vote now Park')
    expect(words(discussingTea(), 'bo')).not.toContain('Park')
  })

  it('has Undo within reach for half a minute after an act, for moderators', () => {
    const board = discussingTea()
    expect(words(board, 'mo', noon + seconds(29))).toContain('You started “Tea” Undo')
    expect(words(board, 'mo', noon + seconds(30))).not.toContain('Undo')
    expect(words(board, 'ana', noon)).not.toContain('Undo')
    const done = act(board, mo, { type: 'finish-topic' }, noon + minutes(1))
    expect(words(done, 'mo', noon + minutes(1))).toContain('You finished the topic Undo')
    expect(words(act(withTopics(), mo, { type: 'set-phase', phase: 'discussing' }), 'mo')).toContain('Undo')
  })

  it('says from the second timebox on how long the topic has taken, pauses left out', () => {
    const again = act(votingOnTea(), mo, { type: 'continue-topic', id: 'more' }, opened)
    expect(words(again, 'ana', opened + minutes(1))).toContain('second timebox of 3 minutes · 6:00 so far')
    const paused = act(again, mo, { type: 'pause-timebox' }, opened + minutes(2))
    expect(words(paused, 'ana', opened + minutes(9))).toContain('· 7:00 so far')
  })
})

it('says what was merged into the topic at hand, in full, and takes nothing apart there', () => {
  const more = act(withTopics(), ana, { type: 'propose', id: 'cups', title: 'Cups', details: 'How large may one be?' })
  const merged = act(more, mo, { type: 'merge-topics', topicId: 'cups', intoId: 'tea' })
  const discussing = act(act(merged, mo, { type: 'set-phase', phase: 'discussing' }), mo, {
    type: 'start-topic',
    topicId: 'tea',
  })
  expect(words(discussing, 'bo')).toContain('with Cups How large may one be?')
  expect(stage(discussing, 'mo')).not.toContain('Take Cups out again')
})

it('says of a topic that was carried over that it was', () => {
  const board = discussingTea()
  const tea = board.topics.get('tea')
  if (!tea) throw new Error('No tea.')
  const carried = { boardId: 'earlier', topicId: 'first', own: true }
  const topics = new Map(board.topics).set('tea', { ...tea, carried })
  expect(words({ ...board, topics }, 'bo')).toContain('carried over from an earlier meeting')
  expect(words(board, 'bo')).not.toContain('carried over')
})
