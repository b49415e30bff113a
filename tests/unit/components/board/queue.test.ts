import { createElement, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { BoardHeader } from '#components/board/board-header'
import { Queue } from '#components/board/queue'
import { act, by, discussingTea, minutes, noon } from '#tests/unit/board/boards'
import { drawn, wordsOf } from '#tests/unit/components/board/drawn'
import { useUntil } from '../../../../components/board/use-finish-line.ts'

const event = {
  ...{ slug: 'chat', timeZone: 'Europe/Vienna' },
  endsAt: new Date(noon + minutes(60)).toISOString(),
  hasTime: true,
}
const two = act(discussingTea(), by('bo'), { type: 'propose', id: 'cats', title: 'Cats', details: '' })
/** The queue of a meeting, and its head, which say the same end. */
function Queued(meeting: typeof event): ReactNode {
  const until = useUntil(meeting)
  return createElement(Queue, { until, timeZone: meeting.timeZone })
}
const queue = (now: number, change: Partial<typeof event> = {}) =>
  wordsOf(drawn(two, 'ana', createElement(Queued, { ...event, ...change }), now))

it('shows in the queue until where topics fit, by the event’s clock', () => {
  expect(queue(noon)).toContain('To discuss all fit before 14:00')
  const late = queue(noon + minutes(50))
  expect(late).toContain('1 of 2 fit before 14:00')
  expect(late).toMatch(/Cats .*until here by 14:00, if topics take 7 minutes.* Naps/)
  expect(queue(noon + minutes(58))).toMatch(/nothing more fits before 14:00, if topics take 7 minutes.* Naps/)
})

it('says beside it that the order is made by hand, where it is', () => {
  expect(queue(noon)).not.toContain('order')
  const moved = act(two, by('mo'), { type: 'move-topic', topicId: 'cats', beforeId: 'naps' })
  expect(wordsOf(drawn(moved, 'ana', createElement(Queued, event), noon))).toContain(
    'all fit before 14:00 · in the moderator’s order',
  )
})

it('follows a meeting that was moved, and draws no line for a day without an hour', () => {
  expect(queue(noon + minutes(50), { endsAt: new Date(noon + minutes(90)).toISOString() })).toContain('all fit before')
  expect(queue(noon + minutes(50), { hasTime: false })).not.toContain('fit')
})

it('says in the head of the board how long it still goes, by the end that the queue goes by', () => {
  const whole = {
    ...{ id: 'chat', title: 'Chat', startsAt: new Date(noon).toISOString(), ...event },
    ...{ hasNotes: false, joinAddress: null, logoUrl: null },
  }
  const head = (until: number | null) =>
    wordsOf(drawn(two, 'ana', createElement(BoardHeader, { event: whole, until }), noon + minutes(50)))
  expect(head(noon + minutes(60))).toContain('13:50 · 10 minutes left')
  expect(head(noon + minutes(90))).toContain('13:50 · 40 minutes left')
  expect(head(null)).not.toContain('left')
})
