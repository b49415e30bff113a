import type { DeskEvent } from '#lib/events/queries'
import type { EventMode } from '#lib/events/schema'
import { modeLabel } from '#lib/events/view'
import type { FormValues } from './form-state.ts'

/** What the form of an event holds before anybody types: the event as it stands. `links` is one a line, label then address. */
export function eventValues(event: DeskEvent): FormValues {
  const links = event.links as { label: string; url: string }[]
  return {
    id: event.id,
    revision: String(event.revision),
    title: event.title,
    summary: event.summary,
    date: event.date,
    startTime: event.startTime ?? '',
    endTime: event.endTime ?? '',
    timeZone: event.timeZone,
    mode: event.mode,
    place: event.place ?? '',
    joinUrl: event.joinUrl ?? '',
    capacity: event.capacity === null ? '' : String(event.capacity),
    links: links.map(({ label, url }) => `${label} ${url}`).join('\n'),
  }
}

/** What the form of a copy holds: all but the day and the outside links, which belong to the one meeting. */
export function copyValues(event: DeskEvent): FormValues {
  const { id: _id, revision: _revision, date: _date, links: _links, ...values } = eventValues(event)
  return values
}

const words: Record<string, string> = {
  title: 'title',
  summary: 'summary',
  date: 'day',
  startTime: 'start',
  endTime: 'end',
  timeZone: 'zone',
  mode: 'way to meet',
  place: 'place',
  joinUrl: 'link to join',
  capacity: 'number of seats',
  links: 'list of links',
}

/** Where the saved values differ from what was typed here, in a sentence by field. */
export function differences(typed: FormValues, saved: FormValues): Record<string, string[]> {
  const plain = (text = '') => text.replace(/\r\n?/g, '\n').trim()
  const differ = Object.entries(words).filter(([name]) => plain(typed[name]) !== plain(saved[name]))
  return Object.fromEntries(
    differ.map(([name, word]) => [name, [`The saved ${word} is ${short(name, saved[name] ?? '')}.`]]),
  )
}

function short(name: string, value: string): string {
  if (value === '') return 'empty'
  if (name === 'mode') return modeLabel(value as EventMode)
  return `“${value.length > 160 ? `${value.slice(0, 160)}…` : value}”`
}
