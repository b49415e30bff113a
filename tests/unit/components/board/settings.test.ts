import { expect, it } from 'vitest'
import { SettingsForm } from '#components/board/settings-form'
import { boardCommand } from '#lib/board/schema'
import { parse } from '#lib/http/parse'
import { newId } from '#lib/ids'
import { boardRules } from '#lib/site/schema-board'
import { aBoard, settings } from '#tests/unit/board/boards'
import type { Order } from '../../../../components/board/board-live.ts'
import { judgeSettings, settingsChanged, settingsErrors } from '../../../../components/board/settings-change.ts'
import { shownTo } from './cards.ts'

/** What a form that was opened on these settings would send, after these changes. */
function typed(changes: Record<string, string | null> = {}): FormData {
  const data = new FormData()
  const as = { votesEach: '3', ladder: '5, 3', romanVoteSeconds: '20', admission: 'guests' }
  const boxes = { votesHidden: 'on', earlyVoting: 'on', selfVotes: 'on' }
  for (const [name, value] of Object.entries({ ...as, ...boxes, ...changes })) if (value !== null) data.set(name, value)
  return data
}

const changed = (changes?: Record<string, string | null>) => settingsChanged(settings, typed(changes))

/** What the board answers to a change that its schema refuses. */
function answerTo(change: object) {
  const order = { id: newId(), type: 'change-settings', settings: change } as Order
  const parsed = parse(boardCommand, JSON.parse(JSON.stringify(order)))
  if (parsed.ok) throw new Error('was not refused')
  const { code, message, fields } = parsed.failure
  return settingsErrors({ code, message, ...(fields && { fields }) }, change)
}

it('has a field for everything that a board goes by', () => {
  const html = shownTo('mo', aBoard(), SettingsForm, { close: () => undefined })
  for (const name of Object.keys(boardRules.shape)) expect(html).toContain(` name="${name}"`)
  expect(html).toMatch(/name="ladder" [^>]*value="5, 3"/)
})

it('sends what was changed and nothing else', () => {
  expect(changed()).toEqual({})
  expect(changed({ votesEach: '5', stacking: 'on', votesHidden: null })).toEqual({
    votesEach: 5,
    stacking: true,
    votesHidden: false,
  })
  expect(changed({ ladder: '5, 3, 1:30', admission: 'members' })).toEqual({
    ladder: [300, 180, 90],
    admission: 'members',
  })
})

it('says at the field what the board does not take', () => {
  expect(judgeSettings(typed({ ladder: 'five' }))).toEqual({ ladder: ['Write minutes, such as 5, 3, 1:30.'] })
  expect(judgeSettings(typed())).toBeNull()
  expect(answerTo(changed({ votesEach: 'many' }))).toEqual({ votesEach: ['Votes can be 1 to 10.'] })
  expect(answerTo(changed({ votesEach: '' }))).toEqual({ votesEach: ['Votes can be 1 to 10.'] })
  expect(answerTo(changed({ ladder: '0:01, 90' })).ladder).toHaveLength(2)
})

it('ties a refusal to what it is about', () => {
  const refusal = (code: string) => ({ code, message: 'No.' })
  expect(settingsErrors(refusal('votes-spent'), { votesEach: 1 })).toEqual({ votesEach: ['No.'] })
  expect(settingsErrors(refusal('votes-cast'), { votesEach: 9, votesNamed: true })).toEqual({ votesNamed: ['No.'] })
  expect(settingsErrors(refusal('board-closed'), { votesEach: 1 })).toEqual({ form: ['No.'] })
})
