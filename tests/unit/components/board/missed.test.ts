import { describe, expect, it } from 'vitest'
import { view } from '#lib/board/view'
import { act, by, discussingTea, noon, seconds, withTopics } from '#tests/unit/board/boards'
import { createGap, missedBetween } from '../../../../components/board/missed.ts'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const plain = (lines: string[]) => lines.map((line) => line.replace(/[\u2068\u2069]/g, ''))
const shown = (board: Parameters<typeof view>[0]) => view(board, 'participant')
const finished = act(discussingTea(), mo, { type: 'finish-topic' }, noon + seconds(60))

describe('what was missed', () => {
  it('is told in up to three lines, what matters most first', () => {
    const decided = act(finished, bo, { type: 'add-line', topicId: 'tea', kind: 'decision', text: 'Green' })
    const started = act(decided, mo, { type: 'start-topic', topicId: 'naps' })
    const more = act(act(started, ana, { type: 'propose', title: 'Cups', details: '' }), ana, {
      ...{ type: 'add-line', topicId: 'tea', kind: 'action', text: 'Buy some' },
    })
    expect(plain(missedBetween(shown(withTopics()), shown(more)))).toEqual([
      'The discussion has begun.',
      '“Tea” was discussed; now it is “Naps”.',
      'Written down: 1 decision, 1 action.',
    ])
  })
  it('names what was proposed, and counts plain notes', () => {
    const before = withTopics()
    const one = act(before, ana, { type: 'propose', title: 'Cups', details: '' })
    const two = act(one, bo, { type: 'propose', title: 'Pots', details: '' })
    const note = act(two, bo, { type: 'add-line', topicId: 'tea', kind: 'note', text: 'Hot' })
    expect(plain(missedBetween(shown(before), shown(one)))).toEqual(['“Cups” was proposed.'])
    expect(plain(missedBetween(shown(before), shown(note)))).toEqual([
      '1 line of notes was written.',
      '“Cups” and 1 more topic were proposed.',
    ])
  })
  it('is nothing where nothing of it can be seen, votes above all', () => {
    const voted = act(withTopics(), bo, { type: 'vote', topicId: 'tea' })
    expect(missedBetween(shown(withTopics()), shown(voted))).toEqual([])
  })
})

describe('a gap', () => {
  function aGap() {
    let clock = 0
    const told: string[][] = []
    const gap = createGap(
      (lines) => told.push(plain(lines)),
      () => clock,
    )
    return { gap, told, pass: (ms: number) => (clock += ms) }
  }
  const [before, after] = [shown(withTopics()), shown(finished)]

  it('is told of once, where it was long enough', () => {
    const { gap, told, pass } = aGap()
    gap.open(before)
    pass(20_000)
    gap.close(after)
    gap.close(after)
    expect(told).toEqual([['The discussion has begun.', '“Tea” was discussed.']])
  })
  it('says nothing where nothing happened, so that what stands there unread stays', () => {
    const { gap, told, pass } = aGap()
    gap.open(after)
    pass(60_000)
    gap.close(after)
    expect(told).toEqual([])
  })
  it('is no gap where the connection was away for a moment', () => {
    const { gap, told, pass } = aGap()
    gap.open(before)
    pass(19_999)
    gap.close(after)
    expect(told).toEqual([])
  })
  it('begins when the last frame came, also where the machine slept and nobody noticed', () => {
    const { gap, told, pass } = aGap()
    gap.heard()
    pass(3_600_000)
    gap.open(before)
    gap.heard()
    gap.close(after)
    expect(told).toHaveLength(1)
  })
})
