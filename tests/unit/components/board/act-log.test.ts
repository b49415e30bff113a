import { createElement } from 'react'
import { expect, it } from 'vitest'
import { ActLog } from '#components/board/act-log'
import { act, by, discussingTea, minutes, noon } from '#tests/unit/board/boards'
import { drawn, wordsOf } from '#tests/unit/components/board/drawn'

const mo = by('mo')
const removed = act(discussingTea(), mo, { type: 'remove-participant', participantId: 'bo' }, noon + minutes(3))
const log = (board: typeof removed, who: 'ana' | 'mo' | null) =>
  wordsOf(drawn(board, who, createElement(ActLog, { timeZone: 'Asia/Kolkata' })))

it('lists what was done, the latest first, by the clock of the event', () => {
  expect(log(removed, 'ana')).toBe(
    '17:33 Mo took somebody off the board 17:30 Mo started “Tea” 17:30 Mo began the discussion',
  )
  expect(log(removed, null)).toContain('17:30 A moderator started “Tea”')
})

it('names to moderators whom it was done to, and lets them take back the last act alone', () => {
  expect(log(removed, 'mo')).toContain('17:33 You took Bo off the board Undo 17:30 You started “Tea” 17:30')
  const actId = [...removed.acts.keys()].at(-1) ?? ''
  const back = act(removed, mo, { type: 'undo', actId }, noon + minutes(4))
  expect(log(back, 'mo')).toContain('You took Bo off the board · undone by you 17:30 You started “Tea” Undo 17:30')
  expect(log(back, 'ana')).toContain('Mo took Bo off the board · undone by Mo 17:30')
  expect(log(back, null)).toContain('A moderator took somebody off the board · undone 17:30')
})

it('says where nothing was done yet', () => {
  expect(log({ ...removed, acts: new Map() }, 'ana')).toBe('Nothing yet.')
})
