import { createElement } from 'react'
import { expect, it } from 'vitest'
import { Queue } from '#components/board/queue'
import { act, by, discussingTea, minutes, noon } from '#tests/unit/board/boards'
import { drawn, wordsOf } from '#tests/unit/components/board/drawn'

const event = {
  ...{ slug: 'chat', timeZone: 'Europe/Vienna' },
  endsAt: new Date(noon + minutes(60)).toISOString(),
  hasTime: true,
}
const two = act(discussingTea(), by('bo'), { type: 'propose', id: 'cats', title: 'Cats', details: '' })
const queue = (now: number, change: Partial<typeof event> = {}) =>
  wordsOf(drawn(two, 'ana', createElement(Queue, { event: { ...event, ...change } }), now))

it('shows in the queue until where topics fit, by the event’s clock', () => {
  expect(queue(noon)).toContain('To discuss all fit before 14:00')
  const late = queue(noon + minutes(50))
  expect(late).toContain('1 of 2 fit before 14:00')
  expect(late).toMatch(/Cats .*until here by 14:00, if topics take 7 minutes.* Naps/)
  expect(queue(noon + minutes(58))).toMatch(/nothing more fits before 14:00, if topics take 7 minutes.* Naps/)
})

it('follows a meeting that was moved, and draws no line for a day without an hour', () => {
  expect(queue(noon + minutes(50), { endsAt: new Date(noon + minutes(90)).toISOString() })).toContain('all fit before')
  expect(queue(noon + minutes(50), { hasTime: false })).not.toContain('fit')
})
