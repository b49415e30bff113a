import { z } from 'zod'
import { boardRules } from '../site/schema-board.ts'
import type { Current, PhaseClock } from './state.ts'
import type { BoardView, LineView, Me, PersonView, RoundView, Tally, TopicView } from './view.ts'
import type { ActView } from './view-acts.ts'

// The shape of what lib/board/view.ts makes, for the document of the API. Apart from it, since browsers need no schema.

/** An object of exactly these keys: one that the type has and the shape lacks does not compile. */
const shapeOf =
  <T>() =>
  <S extends { [K in keyof T]-?: z.ZodType }>(shape: S) =>
    z.strictObject(shape)

const id = z.uuid()
const count = z.int().min(0)
const instant = z.number()

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
  endsAt: instant.nullable(),
  headCount: count,
  thumbs: count,
  tally: tally.nullable(),
  outcome: z.enum(['continue', 'move-on', 'undecided']).nullable(),
  actsAt: instant.nullable(),
}) satisfies z.ZodType<RoundView>

const topic = shapeOf<Omit<TopicView, 'pending'>>()({
  id,
  title: z.string(),
  details: z.string(),
  status: z.enum(['open', 'discussing', 'discussed', 'parked', 'merged', 'removed']),
  position: count,
  authorId: id.exactOptional(),
  anonymous: z.literal(true).exactOptional(),
  votes: count.exactOptional(),
  guestVotes: count.exactOptional(),
  paperVotes: count.exactOptional(),
  voters: z.array(id).exactOptional(),
  interest: count.exactOptional(),
  merged: z
    .array(z.strictObject({ id, title: z.string(), details: z.string(), hidden: z.literal(true).exactOptional() }))
    .exactOptional(),
  placed: z.literal(true).exactOptional(),
  dropped: z.literal(true).exactOptional(),
  carried: z.strictObject({ boardId: id, topicId: id, own: z.boolean() }).exactOptional(),
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
  ownerId: id.exactOptional(),
  due: z.iso.date().exactOptional(),
  hidden: z.literal(true).exactOptional(),
}) satisfies z.ZodType<LineView>

const person = shapeOf<PersonView>()({
  id,
  name: z.string(),
  guest: z.boolean(),
  moderates: z.literal(true).exactOptional(),
  hand: count.exactOptional(),
  hidden: z.literal(true).exactOptional(),
}) satisfies z.ZodType<PersonView>

const clock = shapeOf<PhaseClock>()({ id, lengthMs: z.number(), endsAt: instant }) satisfies z.ZodType<PhaseClock>

const act = shapeOf<ActView>()({
  id,
  kind: z.string(),
  by: id.nullable(),
  target: id.nullable(),
  at: instant,
  undone: z.literal(true).exactOptional(),
  undoneBy: id.exactOptional(),
}) satisfies z.ZodType<ActView>

export const boardView = shapeOf<BoardView>()({
  version: count,
  stage: z.enum(['before', 'running', 'closed']),
  phase: z.enum(['collecting', 'voting', 'discussing', 'closed']),
  proposing: z.boolean(),
  voting: z.boolean(),
  votesHidden: z.boolean(),
  settings: boardRules,
  locked: z.boolean(),
  closedAt: instant.nullable(),
  clock: clock.nullable(),
  done: count,
  paperVoters: count,
  speakerId: id.nullable(),
  deputyId: id.nullable(),
  cancelled: z.boolean(),
  current: current.nullable(),
  round: round.nullable(),
  counts: z.strictObject({ people: count, guests: count, topics: count, text: count }),
  topics: z.array(topic),
  lines: z.array(line),
  people: z.array(person),
  acts: z.array(act),
  undoable: id.nullable(),
  ratings: z.strictObject({ count, values: z.array(count).nullable() }),
  removed: z.array(person),
}) satisfies z.ZodType<BoardView>

export const meView = shapeOf<Me>()({
  id,
  name: z.string(),
  guest: z.boolean(),
  moderator: z.boolean(),
  removed: z.boolean(),
  votes: z.array(id),
  votesLeft: count,
  released: z.array(z.strictObject({ topicId: id, intoId: id, votes: count })),
  done: z.boolean(),
  topicsLeft: count,
  linesLeft: count,
  topics: z.array(id),
  thumb: thumb.nullable(),
  rating: z.int().min(1).max(5).nullable(),
  code: z.string().exactOptional(),
  hidden: z
    .array(
      z.union([
        z.strictObject({ id, title: z.string(), details: z.string() }),
        z.strictObject({ id, text: z.string() }),
      ]),
    )
    .exactOptional(),
}) satisfies z.ZodType<Me>
