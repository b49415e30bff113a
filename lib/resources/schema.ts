import { z } from 'zod'
import { hasWords, label, optional, prose, webAddress } from '../text.ts'
import { kindOrder, type ResourceKind } from './view.ts'
import { type EntryKind, entryKinds } from './view-entry.ts'

/** The name part of an address in the library. */
export const librarySlug = z.string().regex(/^[\p{L}\p{M}\p{N}_-]{1,120}$/u)

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** One source a line: words, and an address at the end where there is one. */
const sourceLines = prose('The sources', 4000).transform((text) =>
  linesOf(text).map((line) => {
    const [, words = '', last = ''] = /^(.*?)\s*(\S+)$/.exec(line) ?? []
    const url = webAddress.safeParse(last)
    if (!url.success) return { label: line.slice(0, 200), url: null }
    return {
      label:
        words
          .replace(/[:|-]\s*$/, '')
          .trim()
          .slice(0, 200) || new URL(url.data).hostname,
      url: url.data,
    }
  }),
)

/** One question a line, each short enough to be the title of a topic. */
const ideaLines = prose('The questions', 4000)
  .transform(linesOf)
  .refine((lines) => lines.length <= 20, 'Twenty questions are enough.')
  .refine((lines) => lines.every((line) => line.length <= 140), 'A question can have up to 140 characters.')

const isDay = (text: string) => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** An entry as somebody writes it. */
export const entryBody = z.object({
  kind: z.enum(Object.keys(entryKinds) as [EntryKind], 'Choose what it is.'),
  title: label('The title', 120),
  description: prose('The description', 300, 'one').refine(hasWords, 'Say in a sentence what it is about.'),
  author: optional(label('The author', 80)),
  day: z
    .string('The day is missing.')
    .regex(/^[12]\d{3}-\d\d-\d\d$/, 'Give the day as in 2026-11-21.')
    .refine(isDay, 'There is no such day.'),
  markdown: prose('The text', 40_000),
  sources: sourceLines.default([]),
  ideas: ideaLines.default([]),
})
export type EntryInput = z.output<typeof entryBody>

/** Which button was pressed under the text. */
export const entryIntent = z.enum(['save', 'publish', 'withdraw', 'preview']).catch('save')

/** A resource as somebody writes it. */
export const resourceBody = z.object({
  title: label('The title', 200),
  url: optional(webAddress),
  kind: z.enum(kindOrder as [ResourceKind], 'Choose a shelf.'),
  author: optional(label('The author', 120)),
  year: optional(
    z.coerce
      .number('The year is a number.')
      .int('The year is a number.')
      .min(1900, 'That is before our time.')
      .max(2100, 'That is too far ahead.'),
  ),
  line: prose('The line', 300, 'one').refine(hasWords, 'Say in a sentence what it is good for.'),
})
export type ResourceInput = z.output<typeof resourceBody>

/** An address that the library does not want; no line of a board holds a longer one. */
export const declinedBody = z.object({ url: webAddress.max(500, 'That address is too long.') })
