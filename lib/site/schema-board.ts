import { z } from 'zod'
import { admissions } from './view.ts'

const range = (what: string, least: number, most: number) => `${what} can be ${least} to ${most} seconds.`

/** So many whole seconds, an hour at most. */
export function boardSeconds(what: string, least: number): z.ZodInt {
  const error = range(what, least, 3600)
  return z.int(error).min(least, error).max(3600, error)
}

const rules = {
  votesEach: z.int('Votes can be 1 to 10.').min(1, 'Votes can be 1 to 10.').max(10, 'Votes can be 1 to 10.'),
  stacking: z.boolean('Say yes or no.'),
  votesHidden: z.boolean('Say yes or no.'),
  votesNamed: z.boolean('Say yes or no.'),
  selfVotes: z.boolean('Say yes or no.'),
  earlyVoting: z.boolean('Say yes or no.'),
  admission: z.enum(admissions, 'Choose who may join.'),
  ladder: z
    .array(boardSeconds('A timebox', 5), 'List the timeboxes.')
    .min(1, 'A topic needs a timebox.')
    .max(6, 'Six timeboxes at most.'),
  romanVoteSeconds: z
    .int(range('The Roman vote', 0, 300))
    .min(0, range('The Roman vote', 0, 300))
    .max(300, range('The Roman vote', 0, 300)),
}

/** What a board goes by, each as its own value. Forms send text: `siteSettings` reads that. */
export const boardRules = z.strictObject(rules)

/** Some of it, to be changed. */
export const boardRuleChanges = z
  .strictObject({
    votesEach: rules.votesEach.exactOptional(),
    stacking: rules.stacking.exactOptional(),
    votesHidden: rules.votesHidden.exactOptional(),
    votesNamed: rules.votesNamed.exactOptional(),
    selfVotes: rules.selfVotes.exactOptional(),
    earlyVoting: rules.earlyVoting.exactOptional(),
    admission: rules.admission.exactOptional(),
    ladder: rules.ladder.exactOptional(),
    romanVoteSeconds: rules.romanVoteSeconds.exactOptional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'Change something.')

const rung = /^(\d{1,2})(?::([0-5]\d))?$/

/** Timeboxes as somebody writes them: minutes, or minutes and seconds, one after another: "5, 3, 1:30". */
export const ladderText = z.string('List the timeboxes.').transform((text, context): number[] => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  const ladder = parts.map((part) => {
    const [whole, minutes = '', seconds = '0'] = rung.exec(part) ?? []
    return whole === undefined ? Number.NaN : Number(minutes) * 60 + Number(seconds)
  })
  const judged = rules.ladder.safeParse(ladder)
  const message = ladder.some(Number.isNaN) ? 'Write minutes, such as 5, 3, 1:30.' : judged.error?.issues[0]?.message
  if (message) context.addIssue({ code: 'custom', message })
  return ladder
})

/** A ladder as `ladderText` reads it. */
export function writeLadder(ladder: readonly number[]): string {
  const written = (seconds: number) => {
    const rest = seconds % 60
    return `${Math.floor(seconds / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
  }
  return ladder.map(written).join(', ')
}
