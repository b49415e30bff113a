import { z } from 'zod'
import { emailAddress, hasWords, id, optional, prose, revisionNumber } from '../text.ts'

/** A report under the code of conduct. Only what happened must be told. */
export const reportBody = z.object({
  what: prose('What happened', 4000).refine(hasWords, 'Please tell us what happened.'),
  place: optional(prose('Where and when', 300, 'one')),
  contact: optional(emailAddress),
})
export type ReportBody = z.output<typeof reportBody>

/** What organizers note of a report, over the revision that they read, and whether it is closed. */
export const reportAnswer = z.object({
  id,
  revision: revisionNumber,
  note: prose('The note', 4000).default(''),
  state: z.enum(['open', 'closed'], 'Choose whether it stays open.'),
})
export type ReportAnswer = z.output<typeof reportAnswer>
