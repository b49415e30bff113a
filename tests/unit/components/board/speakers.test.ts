import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { Speakers } from '#components/board/speakers'
import type { Board } from '#lib/board/state'
import { act, by, discussingTea, noon, seconds } from '#tests/unit/board/boards'
import { drawn, wordsOf } from '#tests/unit/components/board/drawn'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const html = (board: Board, who: 'ana' | 'bo' | 'mo' | null) =>
  drawn(board, who, createElement(Speakers, { topicId: 'tea' }))
const words = (...of: Parameters<typeof html>) => wordsOf(html(...of))
const hand = (board: Board, who: 'ana' | 'bo', after = 0) =>
  act(board, by(who), { type: 'raise-hand', participantId: who }, noon + seconds(after))
/** Ana has the word; then she and Bo raise their hands again. */
const again = () =>
  hand(hand(act(hand(discussingTea(), 'ana'), mo, { type: 'call-on', participantId: 'ana' }), 'ana', 1), 'bo', 2)

describe('the speaking queue on the stage', () => {
  it('offers everybody on the board a hand of their own, and nothing else while nobody wants to speak', () => {
    expect(words(discussingTea(), 'ana')).toBe('Speaking Raise hand')
    expect(html(discussingTea(), 'ana')).toContain('data-key="hand"')
    expect(words(discussingTea(), null)).toBe('Speaking')
    expect(words(act(discussingTea(), mo, { type: 'remove-participant', participantId: 'bo' }), 'mo')).not.toContain(
      'Bo',
    )
  })

  it('shows all who has the word and who comes next, whoever has not spoken yet first', () => {
    const order = 'Speaking Ana has the word Bo Ana (guest)'
    expect(words(again(), 'ana')).toBe(
      'Speaking Ana has the word Bo Ana (guest) you Who has not spoken yet comes first. 1 hand before yours Lower hand',
    )
    expect(words(again(), 'bo')).toContain('you are next Lower hand')
    expect(words(again(), 'mo').replace(/ Call on Lower/g, '')).toContain(order)
  })

  it('lets the moderator call on the next one or anybody, lower hands, and raise one for somebody', () => {
    const shown = html(again(), 'mo')
    for (const label of ['Next speaker: Bo', 'Call on Ana', 'Call on Bo', 'Lower the hand of Ana'])
      expect(shown).toContain(`aria-label="${label}"`)
    expect(shown).toContain('Raise a hand for somebody')
    expect(html(again(), 'bo')).not.toMatch(/Call on|Raise a hand for/)
  })

  it('says who has spoken, once nobody else wants to', () => {
    const alone = act(hand(discussingTea(), 'bo'), mo, { type: 'call-on', participantId: 'bo' })
    expect(words(alone, 'mo')).toContain('Bo has spoken')
    expect(words(alone, 'bo')).toContain('you have the word Raise hand')
    expect(words(act(alone, ana, { type: 'raise-hand', participantId: 'ana' }), 'mo')).not.toContain('has spoken')
    expect(words(act(alone, bo, { type: 'raise-hand', participantId: 'bo' }), 'bo')).toContain('you are next')
  })
})
