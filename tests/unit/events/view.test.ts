import { expect, it } from 'vitest'
import { placeLabel } from '#lib/events/view'

it('promises the link of a meeting only while it will take place', () => {
  const online = { mode: 'online', place: null } as const
  const hybrid = { mode: 'hybrid', place: 'The cellar' } as const
  expect(placeLabel({ ...online, status: 'published' }, false)).toBe('Online; the link reaches you by mail')
  expect(placeLabel({ ...online, status: 'cancelled' }, false)).toBe('Online')
  expect(placeLabel({ ...hybrid, status: 'cancelled' }, false)).toBe('The cellar, or online')
  expect(placeLabel({ ...online, status: 'published' }, true)).toBe('Online')
})
