import { expect, it } from 'vitest'
import { cityOf, timeForReader } from '../../../components/ui/local-time-text.ts'

const start = '2026-12-11T02:00:00Z'
const end = '2026-12-11T03:00:00Z'
const pacific = 'America/Los_Angeles'

it('tells a reader elsewhere the day and hour there', () => {
  expect(timeForReader(start, null, pacific, 'Europe/Berlin')).toBe('for you: Friday, December 11, 03:00 in Berlin')
  expect(timeForReader(start, end, pacific, 'Asia/Kolkata')).toBe(
    'for you: Friday, December 11, 07:30 to 08:30 in Kolkata',
  )
})

it('writes midnight as 00:00, not as 24:00', () => {
  expect(timeForReader('2026-12-10T23:00:00Z', null, pacific, 'Europe/Berlin')).toContain('00:00 in Berlin')
})

it('is silent where clocks show the same, whatever the zone is called', () => {
  expect(timeForReader(start, end, pacific, pacific)).toBeNull()
  expect(timeForReader(start, end, pacific, 'America/Tijuana')).toBeNull()
})

it('names a zone by its city', () => {
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect(cityOf('UTC')).toBe('UTC')
})
