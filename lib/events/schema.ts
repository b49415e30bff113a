import { z } from 'zod'
import { isDate, isTimeZone } from '../dates.ts'
import { emailAddress, hasWords, id, label, optional, prose, webAddress } from '../text.ts'

/** Where people meet. */
export const eventModes = ['in-person', 'online', 'hybrid'] as const
export type EventMode = (typeof eventModes)[number]

/** The name part of an event's address. */
export const eventSlug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens.')
  .max(80)

/** A route's parameter. */
export const slugParams = z.object({ slug: eventSlug })

/** An RSVP by email, as a form, as JSON, and in the document. */
export const rsvpBody = z.object({
  name: label('Your name', 60),
  email: emailAddress,
  topic: optional(label('The topic', 140)),
})

/** What a person does behind the link of their mail. */
export const rsvpActionBody = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('confirm'),
    /** Left out, it stays as it is. */
    name: label('Your name', 60).optional(),
    topic: optional(label('The topic', 140)),
  }),
  z.object({
    action: z.literal('change'),
    /** Made where the form is shown: sent twice, the topic is one. */
    id: optional(id),
    name: label('Your name', 60).optional(),
    topic: optional(label('The topic', 140)),
  }),
  z.object({ action: z.literal('cancel') }),
  z.object({ action: z.literal('undo') }),
  /** A topic of theirs from an earlier board, brought to the one of this event; `id` as with a change. */
  z.object({ action: z.literal('bring'), id: optional(id), boardId: id, topicId: id }),
  /** It is let go instead. */
  z.object({ action: z.literal('let-go'), boardId: id, topicId: id }),
])
export type RsvpAction = z.output<typeof rsvpActionBody>

const hour = z.string('The hour is missing.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the hour as 18:00.')

/** One outside link a line: a label, then its address. */
const linkLines = prose('The links', 4000).transform((text, context) => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.flatMap((line) => {
    const [, words = '', address = ''] = /^(.*?)\s*(\S+)$/.exec(line) ?? []
    const url = webAddress.safeParse(address)
    if (url.success)
      return [{ label: words.replace(/[:|-]\s*$/, '').trim() || new URL(url.data).hostname, url: url.data }]
    context.addIssue({
      code: 'custom',
      message: `"${line.slice(0, 60)}" does not end in an address that begins with https://.`,
    })
    return []
  })
})

/** An event as an organizer writes it. */
export const eventBody = z
  .object({
    title: label('The title', 120),
    summary: prose('The summary', 4000).default(''),
    date: z
      .string('The day is missing.')
      .min(1, { error: 'The day is missing.', abort: true })
      .refine(isDate, 'Write the day as 2026-12-10.'),
    startTime: hour,
    endTime: hour,
    timeZone: z.string('The zone is missing.').trim().refine(isTimeZone, 'We do not know that time zone.'),
    mode: z.enum(eventModes, 'Choose where people meet.'),
    place: optional(label('The place', 200)),
    joinUrl: optional(webAddress),
    capacity: optional(
      z.coerce
        .number('Write a number.')
        .int('Write a whole number.')
        .min(1, 'At least one seat.')
        .max(100_000, 'That is more seats than we can count.'),
    ),
    links: linkLines.default([]),
  })
  .refine((event) => event.mode === 'online' || event.place, {
    path: ['place'],
    error: 'People need to know where to go.',
  })
export type EventInput = z.output<typeof eventBody>

/** An edit of a past meeting of which no hour was recorded: hours and place may stay open. */
export const recordBody = z
  .object({ ...eventBody.shape, startTime: optional(hour), endTime: optional(hour) })
  .refine((event) => !event.startTime === !event.endTime, { path: ['endTime'], error: 'Give both hours, or none.' })
export type EventRecord = z.output<typeof recordBody>

/** Calling a meeting off: why, in a sentence or a few. */
export const cancelBody = z.object({ reason: prose('The reason', 1000).refine(hasWords, 'Say why, in a sentence.') })

/** Choosing or releasing a moderator, by address. */
export const moderatorBody = z.object({ email: emailAddress })
export const moderatorRemoval = z.object({ personId: id })
