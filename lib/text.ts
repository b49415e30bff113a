import { z } from 'zod'

// What nobody sees but what changes how a text reads or compares: all that Unicode lets a screen leave out (soft hyphen,
// fillers, bidi marks, zero-width characters, tags, layout of music and shorthand), blanks that count as letters or
// symbols, line and paragraph separators. Joiners and variation selectors belong to emoji and to words of some scripts,
// so they are judged by what stands before them.
const invisible =
  /(?!\u200C|\u200D|[\u180B-\u180D\u180F\uFE00-\uFE02\uFE0E\uFE0F\u{E0100}-\u{E01EF}])\p{Default_Ignorable_Code_Point}|[\u2028-\u202E\u2800\uFFF9-\uFFFB\u{1D159}]/gu
const straySelector =
  /(?<!\p{Extended_Pictographic})(?!(?<=[#*0-9])\uFE0F\u20E3)[\uFE0E\uFE0F]|(?<!\p{Script=Han}|\p{Script=Myanmar})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]|(?<!(?=\p{L})\p{Script=Mongolian})[\u180B-\u180D\u180F]/gu
const strayJoiner =
  /(?<!(?![\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE00-\uFE02\uFE0E\uFE20-\uFE2F\u{E0100}-\u{E01EF}])\p{M}|\p{Emoji_Modifier}|[\p{Extended_Pictographic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}])(?:\u200C|\u200D)/gu
const unseen = [invisible, straySelector, strayJoiner] as const
const control = /\p{Cc}/u
const controlButLines = /[^\P{Cc}\n\t]/u
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

const has = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0
const isKeepable = (text: string, refused: RegExp): boolean => text.isWellFormed() && !has(refused, text)

/** Whether a text holds anything that can be seen. */
export function hasWords(text: string): boolean {
  return has(visible, text)
}

/** A UUID in the form in which PostgreSQL gives it back. */
export const id = z.uuid('This needs an id (a UUID).').toLowerCase()

/** Which page of a list an address asks for, from 1; anything else is as if it were not there. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1)

/** The revision that somebody had read of what they save: a number that the database can hold. */
export const revisionNumber = z.coerce.number('The revision is missing.').int().min(0).max(2_147_483_647)

/** A title or a name: one line, not empty, and refused when it holds what cannot be seen, since it stands for something. */
export function label(what: string, max: number): z.ZodString {
  return z
    .string(`${what} is missing.`)
    .trim()
    .normalize('NFC')
    .max(max, `${what} can have up to ${max} characters.`)
    .refine(hasWords, `${what} is missing.`)
    .refine((text) => isKeepable(text, control), `${what} holds a character that cannot be kept.`)
    .refine(
      (text) => !unseen.some((pattern) => has(pattern, text)),
      `${what} holds an invisible character. Type it anew instead of pasting it.`,
    )
}

/** Running text over one line or many: what cannot be seen is taken out, since it usually came along with a paste. */
export function prose(what: string, max: number, lines: 'one' | 'many' = 'many'): z.ZodString {
  return z
    .string(`${what} is missing.`)
    .overwrite((text) => unseen.reduce((left, pattern) => left.replace(pattern, ''), text.replace(/\r\n?/g, '\n')))
    .trim()
    .normalize('NFC')
    .max(max, `${what} can have up to ${max} characters.`)
    .refine(
      (text) => isKeepable(text, lines === 'one' ? control : controlButLines),
      `${what} holds a character that cannot be kept.`,
    )
}

/** An address for mail, in the form in which we compare them: trimmed, lower case. */
export const emailAddress = z
  .string('The address is missing.')
  .trim()
  .toLowerCase()
  .max(254, 'That address is too long.')
  .pipe(z.email('That does not look like an address for mail.'))

/** An address on the web that a browser may open. */
export const webAddress = z
  .string('The address is missing.')
  .trim()
  .max(2000, 'That address is too long.')
  .refine((text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text), 'Begin with https:// or http://.')

/** Nothing typed into a field of a form is the same as the field not being there. */
export function optional<T extends z.ZodType>(schema: T): z.ZodPreprocess<z.ZodOptional<T>> {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  )
}
