import { z } from 'zod'
import type { BoardDefaults } from '../site/view.ts'
import type { Current } from './state.ts'
import type { BoardView, LineView, Me, PersonView, RoundView, Tally, TopicView } from './view.ts'

// The shape of what lib/board/view.ts makes, for the document of the API. Apart from it, since browsers need no schema.

/** An object of exactly these keys: one that the type has and the shape lacks does not compile. */
const shapeOf =
  <T>() =>
  <S extends { [K in keyof T]-?: z.ZodType }>(shape: S) =>
    z.strictObject(shape)

const id = z.uuid()
const count = z.int().min(0)
const instant = z.number()

const settings = shapeOf<BoardDefaults>()({
  votesEach: count,
  votesHidden: z.boolean(),
  earlyVoting: z.boolean(),
  guestsAllowed: z.boolean(),
  timeboxSeconds: count,
  extensionSeconds: count,
}) satisfies z.ZodType<BoardDefaults>

const current = shapeOf<Current>()({
  topicId: id,
  timebox: z.strictObject({
    id,
    number: count,
    lengthMs: z.number(),
    endsAt: instant.nullable(),
    leftMs: z.number().nullable(),
  }),
  clockStartedAt: instant.nullable(),
  roundId: id.nullable(),
}) satisfies z.ZodType<Current>

const thumb = z.enum(['up', 'sideways', 'down'])
const tally = z.strictObject({ up: count, sideways: count, down: count }) satisfies z.ZodType<Tally>

const round = shapeOf<RoundView>()({
  id,
  topicId: id,
  open: z.boolean(),
  headCount: count,
  thumbs: count,
  tally: tally.nullable(),
}) satisfies z.ZodType<RoundView>

const topic = shapeOf<Omit<TopicView, 'pending'>>()({
  id,
  title: z.string(),
  details: z.string(),
  status: z.enum(['open', 'discussing', 'discussed', 'removed']),
  position: count,
  authorId: id.exactOptional(),
  votes: count.exactOptional(),
  guestVotes: count.exactOptional(),
  spentMs: z.number(),
  continued: count,
  discussedOrder: count.nullable(),
  hidden: z.literal(true).exactOptional(),
}) satisfies z.ZodType<TopicView>

const line = shapeOf<Omit<LineView, 'pending'>>()({
  id,
  topicId: id,
  kind: z.enum(['note', 'takeaway', 'decision', 'action', 'link']),
  text: z.string(),
  authorId: id.exactOptional(),
  hidden: z.literal(true).exactOptional(),
}) satisfies z.ZodType<LineView>

const person = shapeOf<PersonView>()({
  id,
  name: z.string(),
  guest: z.boolean(),
  hidden: z.literal(true).exactOptional(),
}) satisfies z.ZodType<PersonView>

export const boardView = shapeOf<BoardView>()({
  version: count,
  stage: z.enum(['before', 'running', 'closed']),
  phase: z.enum(['collecting', 'voting', 'discussing', 'closed']),
  proposing: z.boolean(),
  voting: z.boolean(),
  votesHidden: z.boolean(),
  settings,
  closedAt: instant.nullable(),
  cancelled: z.boolean(),
  current: current.nullable(),
  round: round.nullable(),
  counts: z.strictObject({ people: count, guests: count, topics: count, text: count }),
  topics: z.array(topic),
  lines: z.array(line),
  people: z.array(person),
}) satisfies z.ZodType<BoardView>

export const meView = shapeOf<Me>()({
  id,
  name: z.string(),
  guest: z.boolean(),
  moderator: z.boolean(),
  removed: z.boolean(),
  votes: z.array(id),
  votesLeft: count,
  topicsLeft: count,
  linesLeft: count,
  topics: z.array(id),
  thumb: thumb.nullable(),
  hidden: z
    .array(
      z.union([
        z.strictObject({ id, title: z.string(), details: z.string() }),
        z.strictObject({ id, text: z.string() }),
      ]),
    )
    .exactOptional(),
}) satisfies z.ZodType<Me>
