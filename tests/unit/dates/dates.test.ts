import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDay,
  formatRange,
  formatTime,
  instantOf,
  isDate,
  isTimeZone,
  monthsFrom,
  nthWeekday,
  zoneName,
} from '#lib/dates'

const instant = (date: string, time: string | null, timeZone: string) => {
  const at = instantOf({ date, time, timeZone })
  return at === 'gap' ? at : at.toISOString()
}
const pacific = 'America/Los_Angeles'

describe('the instant of a wall time', () => {
  it.each([
    ['2026-12-10', '18:00', pacific, '2026-12-11T02:00:00.000Z'],
    ['2026-07-09', '18:00', pacific, '2026-07-10T01:00:00.000Z'],
    ['2026-12-10', '18:00', 'Asia/Kolkata', '2026-12-10T12:30:00.000Z'],
    ['2026-12-10', '18:00', 'UTC', '2026-12-10T18:00:00.000Z'],
    // Clocks jump from 2:00 to 3:00.
    ['2026-03-08', '02:30', pacific, 'gap'],
    ['2026-03-08', '01:59', pacific, '2026-03-08T09:59:00.000Z'],
    ['2026-03-08', '03:00', pacific, '2026-03-08T10:00:00.000Z'],
    // 1:30 happens twice: the first.
    ['2026-11-01', '01:30', pacific, '2026-11-01T08:30:00.000Z'],
    // Half an hour of daylight saving.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', 'gap'],
    ['2026-10-04', '02:30', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
  ])('%s %s in %s: %s', (date, time, zone, expected) => expect(instant(date, time, zone)).toBe(expected))

  it('stays on its day where no hour was recorded, also where midnight does not happen', () => {
    expect(instant('2026-12-10', null, pacific)).toBe('2026-12-10T08:00:00.000Z')
    for (const [date, zone, day] of [
      ['2026-03-29', 'Asia/Beirut', 'Sunday, March 29, 2026'],
      ['2018-11-04', 'America/Sao_Paulo', 'Sunday, November 4, 2018'],
    ] as const) {
      const at = instantOf({ date, time: null, timeZone: zone })
      expect(at === 'gap' ? at : formatDay(at, zone)).toBe(day)
      expect(instant(date, '00:30', zone)).toBe('gap')
    }
  })

  it('is what people there read off their clocks, unless clocks jump', () => {
    const hours = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    const zones = fc.constantFrom(pacific, 'Europe/Copenhagen', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia')
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, hours, zones, (day, [hour, minute], timeZone) => {
        const date = day.toISOString().slice(0, 10)
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const at = instantOf({ date, time, timeZone })
        if (at !== 'gap') expect(formatTime(at, timeZone)).toBe(time)
      }),
    )
  })
})

it.each([
  ['2026-12', 4, 2, '2026-12-10'],
  ['2026-10', 4, 2, '2026-10-08'],
  ['2026-10', 4, 1, '2026-10-01'],
  ['2026-02', 7, 1, '2026-02-01'],
  ['2026-02', 1, 1, '2026-02-02'],
  ['2028-02', 2, 5, '2028-02-29'],
])('finds in %s weekday %d number %d: %s', (month, weekday, nth, date) => {
  expect(nthWeekday(month, weekday, nth)).toBe(date)
})

it('knows the month of an instant in a zone, and the next', () => {
  expect(monthsFrom(new Date('2027-01-01T05:00:00Z'), pacific)).toEqual(['2026-12', '2027-01'])
  expect(monthsFrom(new Date('2027-01-01T05:00:00Z'), 'UTC')).toEqual(['2027-01', '2027-02'])
})

it.each([
  ['2026-12-10', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['0000-01-01', false],
  ['9999-01-01', false],
  ['2026-12-10T00:00', false],
  ['', false],
])('knows whether the day %j exists: %s', (date, exists) => expect(isDate(date)).toBe(exists))

it.each([
  [pacific, true],
  ['America/Argentina/Buenos_Aires', true],
  ['UTC', true],
  ['Etc/GMT+5', true],
  ['+05:30', false],
  ['Mars/Olympus', false],
  ['', false],
  [`${pacific}\u0000`, false],
])('knows whether %j is a zone: %s', (zone, known) => expect(isTimeZone(zone)).toBe(known))

it('writes a range, with the second day only where it differs', () => {
  const [start, end] = [new Date('2026-12-11T02:00:00Z'), new Date('2026-12-11T03:00:00Z')]
  expect(formatRange(start, end, pacific)).toBe('Thursday, December 10, 2026, 18:00 to 19:00')
  const late = new Date('2026-12-11T09:00:00Z')
  expect(formatRange(start, late, pacific)).toBe(
    'Thursday, December 10, 2026, 18:00 to Friday, December 11, 2026, 01:00',
  )
  expect(formatRange(start, late, 'UTC')).toBe('Friday, December 11, 2026, 02:00 to 09:00')
  expect(formatTime(new Date('2026-12-11T08:00:00Z'), pacific)).toBe('00:00')
})

it('calls a zone what people call it', () => {
  expect(zoneName(pacific)).toBe('Pacific Time')
  expect(zoneName('UTC')).toBe('Coordinated Universal Time')
  expect(zoneName('Etc/GMT+5')).toBe('GMT-05:00')
})
