import { z } from 'zod'
import { isTimeZone } from '../dates.ts'
import { emailAddress, id, label, optional } from '../text.ts'

/** The name under which somebody appears. */
export const personName = label('Your name', 60)

/**
 * A path of our own to go back to; anything else is as if it were not there, so that no link of ours leads elsewhere: no
 * `//`, no segment that begins with a dot (browsers fold `/..//x` into `//x`), no backslash. ASCII as addresses are, since
 * it goes into a Location header and a column.
 */
export const returnPath = optional(
  z
    .string()
    .max(200)
    .regex(/^(?!.*\/(?:[/.]|%2e))\/[\x21-\x5b\x5d-\x7e]*$/i),
).catch(undefined)

/** Asking for a sign-in mail. */
export const signInBody = z.object({ email: emailAddress, to: returnPath })

/** The six digits, and the name of somebody who is new. */
export const signInCodeBody = z.object({
  request: id,
  code: z
    .string('The code is missing.')
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'The code has six digits.')),
  name: optional(personName),
})

/** The button behind a sign-in link. */
export const signInLinkBody = z.object({ token: z.string().max(200), name: optional(personName) })

/** What members say of themselves. An empty zone means "as my device says". */
export const profileBody = z.object({
  name: personName,
  timeZone: optional(z.string().refine(isTimeZone, 'We do not know that time zone.')),
})

/** Hiding somebody's name from others, or showing it again. */
export const nameBody = z.object({ personId: id, name: z.enum(['hidden', 'shown']) })

/** Asking for another address of one's own. */
export const addressBody = z.object({ email: emailAddress })

/** The buttons behind the links that ask whether an address may change. */
export const addressActionBody = z.object({
  token: z.string().max(200),
  action: z.enum(['confirm', 'refuse'], 'Choose one of the buttons.'),
})

/** Ending one of one's own sessions. */
export const sessionBody = z.object({ sessionId: id })

/** Making somebody an organizer, or no longer one. */
export const roleBody = z.object({ personId: id, role: z.enum(['member', 'organizer']) })
