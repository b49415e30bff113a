import { z } from 'zod'
import { hasWords, id, label, prose, webAddress } from '../text.ts'

const title = label('The title', 140)
const details = prose('The details', 2000).default('')
const lineText = prose('The line', 500, 'one').refine(hasWords, 'The line is missing.')
const lineKind = z.enum(['note', 'takeaway', 'decision', 'action', 'link'], 'Choose a kind of line.')

/** Whether a link line is an address that a browser may open. */
function linkIsAddress(line: { kind: string; text: string }): boolean {
  return line.kind !== 'link' || webAddress.safeParse(line.text).success
}
const NOT_AN_ADDRESS = { path: ['text'], error: 'A link is one address that begins with https:// or http://.' }

/** The name under which somebody takes part. */
export const participantName = label('The name', 60)

/** The parameters of every route of a board. */
export const boardParams = z.object({ boardId: z.uuid().toLowerCase() })

/** A guest joins; `id` becomes the participant's. */
export const participantBody = z.strictObject({
  id,
  name: participantName,
  /** Said by a page of a member: who is signed out by now must not become a guest under that name. */
  member: z.literal(true).optional(),
})

const topicRef = { id, topicId: id }
const hideable = { id, targetId: id, what: z.enum(['topic', 'line', 'person'], 'Choose what to hide.') }

/** Every command that a participant can send; `id` is its identity. Unknown keys are refused. */
export const boardCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ id, type: z.literal('propose'), title, details }),
    z.strictObject({ ...topicRef, type: z.literal('edit-topic'), title, details }),
    z.strictObject({ ...topicRef, type: z.literal('withdraw-topic') }),
    z.strictObject({ ...topicRef, type: z.literal('remove-topic') }),
    z.strictObject({ ...topicRef, type: z.literal('vote') }),
    z.strictObject({ ...topicRef, type: z.literal('unvote') }),
    z.strictObject({
      id,
      type: z.literal('set-phase'),
      phase: z.enum(['collecting', 'voting', 'discussing', 'closed'], 'Choose a phase.'),
    }),
    z.strictObject({ ...topicRef, type: z.literal('start-topic') }),
    z.strictObject({ id, type: z.literal('pause-timebox') }),
    z.strictObject({ id, type: z.literal('resume-timebox') }),
    z.strictObject({
      id,
      type: z.literal('extend-timebox'),
      seconds: z
        .int('Add whole seconds.')
        .min(1, 'Add at least a second.')
        .max(600, 'Add at most ten minutes at once.'),
    }),
    z.strictObject({ id, type: z.literal('continue-topic') }),
    z.strictObject({ id, type: z.literal('finish-topic') }),
    z.strictObject({
      id,
      type: z.literal('thumb'),
      value: z.enum(['up', 'sideways', 'down'], 'Raise a thumb up, sideways or down.'),
    }),
    z
      .strictObject({ ...topicRef, type: z.literal('add-line'), kind: lineKind, text: lineText })
      .refine(linkIsAddress, NOT_AN_ADDRESS),
    z
      .strictObject({ id, lineId: id, type: z.literal('edit-line'), kind: lineKind, text: lineText })
      .refine(linkIsAddress, NOT_AN_ADDRESS),
    z.strictObject({ id, lineId: id, type: z.literal('remove-line') }),
    z.strictObject({
      id,
      participantId: id,
      type: z.literal('remove-participant'),
      /** Takes their topics and lines away as well. */
      words: z.literal(true).exactOptional(),
    }),
    z.strictObject({ ...hideable, type: z.literal('hide') }),
    z.strictObject({ ...hideable, type: z.literal('restore') }),
  ],
  'There is no such command.',
)

export type BoardCommand = z.infer<typeof boardCommand>
export type BoardCommandInput = z.input<typeof boardCommand>
export type ParticipantBody = z.infer<typeof participantBody>
