import { z } from 'zod'

/** As what a board can be taken along. */
export const exportFormats = ['md', 'csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportQuery = z.object({ format: z.enum(exportFormats, 'Choose md, csv or json.').default('json') })

const line = z.strictObject({
  kind: z.enum(['note', 'takeaway', 'decision', 'action', 'link']),
  text: z.string(),
  by: z.string().nullable(),
  owner: z.string().nullable(),
  due: z.iso.date().nullable(),
})

const topic = z.strictObject({
  title: z.string(),
  details: z.string(),
  proposedBy: z.string().nullable(),
  anonymous: z.boolean(),
  votes: z.int().min(0).nullable(),
  yourVotes: z.int().min(0),
  status: z.enum(['open', 'discussing', 'discussed', 'parked', 'merged']),
  order: z.int().min(1).nullable(),
  minutes: z.number().min(0),
  extensions: z.int().min(0),
  mergedInto: z.string().nullable(),
  lines: z.array(line),
})

/**
 * A board to take along, as one viewer may see it, under names that they can read. `votes` is null while they are hidden,
 * `order` for what was not discussed. What was merged into a topic follows it.
 */
export const boardCopy = z.strictObject({
  event: z.strictObject({ title: z.string(), date: z.iso.date(), address: z.url() }),
  phase: z.enum(['collecting', 'voting', 'discussing', 'closed']),
  topics: z.array(topic),
})

export type BoardCopy = z.infer<typeof boardCopy>
export type TopicCopy = BoardCopy['topics'][number]
