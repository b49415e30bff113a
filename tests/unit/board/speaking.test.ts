import { describe, expect, it } from 'vitest'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import { act, answer, by, discussingTea, noon, type Order, seconds } from '#tests/unit/board/boards'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const raise = (participantId: string): Order => ({ type: 'raise-hand', participantId })
const lower = (participantId: string): Order => ({ type: 'lower-hand', participantId })
const call = (participantId: string | null): Order => ({ type: 'call-on', participantId })
const queue = (board: Parameters<typeof view>[0]) =>
  view(board, 'participant')
    .people.filter(({ hand }) => hand !== undefined)
    .toSorted((a, b) => (a.hand ?? 0) - (b.hand ?? 0))
    .map(({ id }) => id)

describe('the speaking queue', () => {
  it('has whoever has not spoken yet come first', () => {
    const spoke = act(act(discussingTea(), ana, raise('ana')), mo, call('ana'))
    expect(spoke.speakerId).toBe('ana')
    const again = act(spoke, ana, raise('ana'), noon + seconds(1))
    const both = act(again, bo, raise('bo'), noon + seconds(2))
    expect(queue(both)).toEqual(['bo', 'ana'])
    expect(queue(act(both, mo, raise('mo'), noon + seconds(3)))).toEqual(['bo', 'mo', 'ana'])
  })
  it('remembers on the next topic who has spoken, and how often', () => {
    const raised = (board: Board, ...ids: string[]) =>
      ids.reduce((up, id, index) => act(up, by(id), raise(id), noon + seconds(10 + index)), board)
    const word = (board: Board, id: string) => act(raised(board, id), mo, call(id))
    // Ana wanted to speak once more when the topic was over.
    const spoke = raised(word(word(word(discussingTea(), 'ana'), 'ana'), 'bo'), 'ana')
    const next = act(act(spoke, mo, { type: 'finish-topic' }), mo, { type: 'start-topic', topicId: 'naps' })
    expect(next.speakerId).toBeNull()
    expect(queue(raised(next, 'ana', 'bo', 'mo'))).toEqual(['mo', 'bo', 'ana'])
    expect(queue(raised(word(word(next, 'mo'), 'mo'), 'ana', 'mo', 'bo'))).toEqual(['bo', 'ana', 'mo'])
  })
  it('takes hands down by their owner, the moderator, the word, and the end of the topic', () => {
    const up = act(act(discussingTea(), ana, raise('ana')), bo, raise('bo'))
    expect(queue(act(up, ana, lower('ana')))).toEqual(['bo'])
    expect(queue(act(up, mo, lower('bo')))).toEqual(['ana'])
    expect(queue(act(up, mo, call('ana')))).toEqual(['bo'])
    const finished = act(act(up, mo, call('ana')), mo, { type: 'finish-topic' })
    expect([queue(finished), finished.speakerId]).toEqual([[], null])
  })
  it('lets a moderator raise a hand for somebody, and nobody else', () => {
    expect(answer(discussingTea(), bo, raise('ana'))).toBe('not-moderator')
    expect(queue(act(discussingTea(), mo, raise('ana')))).toEqual(['ana'])
    expect(answer(act(discussingTea(), ana, raise('ana')), ana, raise('ana'))).toBe('hand-is-up')
    expect(answer(discussingTea(), ana, lower('ana'))).toBe('hand-is-down')
    expect(answer(discussingTea(), ana, call('ana'))).toBe('not-moderator')
  })
  it('ends with whoever is taken off the board', () => {
    const speaking = act(act(discussingTea(), bo, raise('bo')), mo, call('bo'))
    expect(act(speaking, mo, { type: 'remove-participant', participantId: 'bo' }).speakerId).toBeNull()
    expect(act(speaking, mo, call(null)).speakerId).toBeNull()
  })
})
