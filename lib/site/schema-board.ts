import { z } from 'zod'
import { LADDER_UNREAD, readLadder } from './rules-ladder.ts'
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

/** Timeboxes as somebody writes them (`readLadder`). What is wrong with one of them is said of the field that holds them all. */
export const ladderText = z.string('List the timeboxes.').transform((text, context) => {
  const ladder = readLadder(text)
  const judged = ladder && rules.ladder.safeParse(ladder)
  if (judged?.success) return judged.data
  for (const message of new Set(judged?.error.issues.map((issue) => issue.message) ?? [LADDER_UNREAD]))
    context.addIssue({ code: 'custom', message })
  return z.NEVER
})
