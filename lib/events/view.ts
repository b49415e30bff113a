import type { Root } from 'hast'
import type { EventMode } from './schema.ts'

/** An event as anybody may see it: made for the purpose, never the row. Instants are ISO texts (UTC). */
export type EventView = {
  id: string
  slug: string
  title: string
  status: 'draft' | 'published' | 'cancelled'
  mode: EventMode
  startsAt: string
  endsAt: string
  timeZone: string
  /** False for a past event of which no hour was recorded. */
  hasTime: boolean
  place: string | null
  capacity: number | null
  going: number
  waiting: number
  hasNotes: boolean
  sequence: number
  links: { label: string; url: string }[]
}

/** One event's page: its text, and what the viewer said. */
export type EventPageView = EventView & {
  summary: string
  summaryTree: Root
  /** Why it was cancelled; null unless it is. */
  cancelReason: string | null
  mine: { status: 'going' | 'waitlisted' | 'cancelled'; place: number | null } | null
  moderates: boolean
}

/** Whether the event lies behind us at `now`. */
export function isPast(event: { endsAt: string }, now: Date): boolean {
  return new Date(event.endsAt) <= now
}

/** Where people meet, in a few words. */
export function modeLabel(mode: EventMode): string {
  return mode === 'in-person' ? 'in person' : mode === 'online' ? 'online' : 'in person and online'
}

/** What a page says of the place; the link itself only ever reaches people by mail. */
export function placeLabel(event: { mode: EventMode; place: string | null; status: string }, past: boolean): string {
  const place = event.place ?? (event.mode === 'in-person' ? 'In person' : '')
  if (past) return event.mode === 'online' ? 'Online' : event.place ? place : 'In person, the place was not recorded'
  if (event.mode === 'in-person') return place
  if (event.status === 'cancelled') return event.mode === 'online' ? 'Online' : `${place}, or online`
  const link = 'the link reaches you by mail'
  return event.mode === 'online' ? `Online; ${link}` : `${place}, or online; ${link}`
}

/** The event as lists and programs see it, without the text and the viewer's own answer. */
export function toEventView(event: EventPageView): EventView {
  const {
    summary: _summary,
    summaryTree: _tree,
    cancelReason: _reason,
    mine: _mine,
    moderates: _moderates,
    ...view
  } = event
  return view
}
