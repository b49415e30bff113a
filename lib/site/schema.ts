import { z } from 'zod'
import { isTimeZone } from '../dates.ts'
import { emailAddress, label, optional, prose, revisionNumber } from '../text.ts'
import { boardRules, ladderText } from './schema-board.ts'
import { defaultBoard } from './view.ts'

const tooMany = 40

/** One topic a line, up to forty. */
const topicLines = prose('The topics', 6000).transform((text, context) => {
  const lines = text.split('\n').flatMap((line) => line.trim() || [])
  if (lines.length > tooMany) context.addIssue({ code: 'custom', message: `List up to ${tooMany} topics.` })
  if (lines.some((line) => line.length > 140))
    context.addIssue({ code: 'custom', message: 'A topic can have up to 140 characters.' })
  return lines
})

/** A box of a form: ticked it sends "on", unticked nothing. */
const box = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean())

function count(what: string, least: number, most: number, unset: number): z.ZodDefault<z.ZodCoercedNumber> {
  const range = `${what} can be ${least} to ${most}.`
  return z.coerce.number(range).int(range).min(least, range).max(most, range).default(unset)
}

const text = (what: string) => prose(what, 20_000).default('')

/** What organizers say of their site. */
export const siteSettings = z.object({
  /** The revision that was read. */
  revision: revisionNumber,
  name: label('The name', 80),
  tagline: prose('The tagline', 200, 'one').default(''),
  frequency: prose('How often you meet', 60, 'one').default(''),
  timeZone: z.string('The zone is missing.').trim().refine(isTimeZone, 'We do not know that time zone.'),
  contactEmail: optional(emailAddress),
  topics: topicLines.default([]),
  about: text('The text'),
  format: text('The text'),
  problems: text('The text'),
  credits: text('The text'),
  call: text('The text'),
  conduct: text('The text'),
  privacy: text('The text'),
  imprint: text('The text'),
  votesEach: count('Votes', 1, 10, defaultBoard.votesEach),
  votesHidden: box,
  earlyVoting: box,
  stacking: box,
  votesNamed: box,
  selfVotes: box,
  admission: boardRules.shape.admission.default(defaultBoard.admission),
  ladder: ladderText.default(defaultBoard.ladder),
  romanVoteSeconds: count('Seconds of a Roman vote', 0, 300, defaultBoard.romanVoteSeconds),
})

export type SiteSettings = z.output<typeof siteSettings>
