import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isAct } from '#lib/board/rules'
import { boardCommand } from '#lib/board/schema'
import type { BoardView } from '#lib/board/view'
import { view } from '#lib/board/view'
import { act, by, discussingTea } from '#tests/unit/board/boards'
import { aHistory, play } from '#tests/unit/board/histories'
import { actText, hasActWords } from '../../../../components/board/act-words.ts'
import { indexBoard } from '../../../../components/board/board-index.ts'

const spoken = (shown: BoardView, meId?: string) =>
  shown.acts.map((one) => actText(one, indexBoard(shown), meId).replace(/[\u2068\u2069]/g, ''))

it('has words for every kind of act that can occur', () => {
  const types = boardCommand.options.map((option) => option.shape.type.value).filter(isAct)
  const kinds = new Set([...types.flatMap(kindsOf), 'vote-continued', 'vote-moved-on', 'moderator-back', 'remove-line'])
  expect([...kinds].filter((kind) => !hasActWords(kind))).toEqual([])
  fc.assert(
    fc.property(aHistory, (history) => {
      for (const { kind } of play(history).board.acts.values()) expect(kinds).toContain(kind)
    }),
    { numRuns: 60 },
  )
})

/** Some commands are logged by what they say. */
function kindsOf(type: string): string[] {
  if (type === 'set-phase') return ['phase-collecting', 'phase-voting', 'phase-discussing', 'phase-closed']
  if (type === 'change-settings') return [type, 'show-votes', 'hide-votes']
  if (type === 'extend-timebox') return ['extend-timebox', 'shorten-timebox']
  if (type === 'hide' || type === 'restore') return ['topic', 'line', 'person'].map((what) => `${type}-${what}`)
  if (type === 'drop-topic' || type === 'carry-topic') return [type, `${type}s`]
  return [type]
}

it('says that a line was removed', () => {
  const line = act(discussingTea(), by('ana'), {
    type: 'add-line',
    id: 'line',
    topicId: 'tea',
    kind: 'note',
    text: 'x',
  })
  const board = act(line, by('mo'), { type: 'remove-line', lineId: 'line' })
  expect(spoken(view(board, 'participant')).at(-1)).toBe('Mo removed a line')
})

it('names topics and people as far as this viewer may see them', () => {
  const board = act(discussingTea(), by('mo'), { type: 'remove-participant', participantId: 'bo' })
  expect(spoken(view(board, 'participant'))).toEqual([
    'Mo began the discussion',
    'Mo started “Tea”',
    'Mo took somebody off the board',
  ])
  expect(spoken(view(board, 'moderator'), 'mo').slice(1)).toEqual([
    'You started “Tea”',
    'You took somebody off the board',
  ])
  expect(spoken(view(board, 'public')).slice(1)).toEqual([
    'A moderator started “Tea”',
    'A moderator took somebody off the board',
  ])
})
