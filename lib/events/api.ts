import { z } from 'zod'
import { operation } from '../http/operation.ts'
import { eventModes, rsvpActionBody, rsvpBody, slugParams } from './schema.ts'
import type { EventView } from './view.ts'

const count = z.int().min(0)

const event = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'published', 'cancelled']),
  mode: z.enum(eventModes),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  timeZone: z.string(),
  hasTime: z.boolean(),
  place: z.string().nullable(),
  capacity: count.nullable(),
  going: count,
  waiting: count,
  hasNotes: z.boolean(),
  sequence: count,
  links: z.array(z.strictObject({ label: z.string(), url: z.string() })),
}) satisfies z.ZodType<EventView>

export const listEvents = operation({
  method: 'GET',
  path: '/api/events',
  tag: 'events',
  summary: 'All published events, latest first. Organizers see drafts too.',
  answers: { 200: z.strictObject({ events: z.array(event) }) },
})

export const readEvent = operation({
  method: 'GET',
  path: '/api/events/{slug}',
  tag: 'events',
  summary: 'One event, in the shape of the list.',
  params: slugParams,
  answers: { 200: event },
  refusals: { 404: ['no-such-event'] },
})

export const askForSeat = operation({
  method: 'POST',
  path: '/api/events/{slug}/rsvps',
  tag: 'events',
  summary: 'An RSVP by email: one mail with a link. Nothing else happens before its Confirm.',
  form: true,
  params: slugParams,
  body: rsvpBody,
  examples: [{ name: 'Ana', email: 'ana@example.org', topic: 'Clock skew' }],
  answers: { 202: z.strictObject({}) },
  refusals: { 404: ['no-such-event'], 409: ['event-cancelled', 'event-over'], 429: ['too-many'] },
})

export const actByLink = operation({
  method: 'POST',
  path: '/api/rsvps/{token}',
  tag: 'events',
  summary:
    'Confirm, change, cancel and undo, by the link of a mail; bring a topic of one’s own from an earlier meeting, or let it go.',
  form: true,
  params: z.object({ token: z.string().max(200) }),
  body: rsvpActionBody,
  examples: [{ action: 'confirm', name: 'Ana' }, { action: 'cancel' }],
  answers: { 200: z.strictObject({ done: z.enum(['confirm', 'change', 'cancel', 'undo', 'bring', 'let-go']) }) },
  refusals: {
    403: [
      ...['removed', 'sign-in-for-that', 'not-yours', 'removed-from-board', 'board-locked', 'rsvps-only'],
      ...['code-needed', 'guests-not-allowed'],
    ],
    404: ['bad-link', 'no-such-event', 'no-such-board', 'no-such-earlier-topic'],
    409: [
      ...['link-expired', 'not-confirmed', 'already-confirmed', 'event-cancelled', 'event-over', 'id-reused'],
      ...['taken-already', 'board-closed', 'not-proposing', 'too-many-topics', 'board-full'],
    ],
    429: ['too-many-changes'],
    503: ['board-overloaded'],
  },
})
