import { z } from 'zod'
import { costsTooMuch } from '../markdown/limits.ts'
import { boardRuleChanges, boardSeconds } from '../site/schema-board.ts'
import { hasWords, id, label, prose, webAddress } from '../text.ts'

const title = label('The title', 140)
const details = prose('The details', 2000)
  .refine((text) => !costsTooMuch(text), 'The details are nested too deeply. Leave out some brackets or marks.')
  .default('')
const lineText = prose('The line', 500, 'one').refine(hasWords, 'The line is missing.')
const lineKind = z.enum(['note', 'takeaway', 'decision', 'action', 'link'], 'Choose a kind of line.')

/** Whether a link line is an address that a browser may open. */
function linkIsAddress(line: { kind: string; text: string }): boolean {
  return line.kind !== 'link' || webAddress.safeParse(line.text).success
}
/** Whether nobody is named, and no day, for what nobody has to do. */
function onlyActionsAreDone(line: { kind: string; ownerId?: string | null; due?: string | null }): boolean {
  return line.kind === 'action' || (!line.ownerId && !line.due)
}
const NOT_AN_ACTION = { path: ['kind'], error: 'Only an action has somebody who does it, and a day.' }
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
  /** The board's admission code, where it asks for one. */
  code: z.string().max(40, 'The code is shorter than that.').optional(),
})

const topicRef = { id, topicId: id }
const personRef = { id, participantId: id }
/** Of an action: the participant who does it, and the day it is due. */
const assigned = {
  ownerId: id.nullable().exactOptional(),
  due: z.iso.date('Write the day as 2026-11-30.').nullable().exactOptional(),
}
const bare = <T extends string>(type: T) => z.strictObject({ id, type: z.literal(type) })
const aTopic = <T extends string>(type: T) => z.strictObject({ ...topicRef, type: z.literal(type) })
const aPerson = <T extends string>(type: T) => z.strictObject({ ...personRef, type: z.literal(type) })
/** What is about what is on now names it: sent late, or after somebody else, it must not hit what came next. */
const meant = z
  .uuid('This does not say what it means of what is on now. If you pressed a button, reload the page.')
  .toLowerCase()
const ofTimebox = { id, timeboxId: meant }
const aTimebox = <T extends string>(type: T) => z.strictObject({ ...ofTimebox, type: z.literal(type) })
const aHand = <T extends string>(type: T) => z.strictObject({ ...personRef, topicId: meant, type: z.literal(type) })
const phase = z.enum(['collecting', 'voting', 'discussing', 'closed'], 'Choose a phase.')
/** Of a closed board: one topic that stayed, or with null all of them. */
const stayed = <T extends string>(type: T) => z.strictObject({ id, type: z.literal(type), topicId: id.nullable() })
const paperCount = z.int('Write a whole number.').min(0, 'Write 0 or more.').max(500, 'Write 500 at most.')
const hideable = { id, targetId: id, what: z.enum(['topic', 'line', 'person'], 'Choose what to hide.') }

/** Every command that a participant can send; `id` is its identity. Unknown keys are refused. */
export const boardCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ id, type: z.literal('propose'), title, details, anonymous: z.literal(true).exactOptional() }),
    z.strictObject({ id, type: z.literal('carry-in'), fromBoardId: id, fromTopicId: id }),
    z.strictObject({ ...topicRef, type: z.literal('edit-topic'), title, details }),
    aTopic('withdraw-topic'),
    aTopic('remove-topic'),
    aTopic('park-topic'),
    aTopic('unpark-topic'),
    z.strictObject({ ...topicRef, type: z.literal('move-topic'), beforeId: id.nullable() }),
    z.strictObject({ ...topicRef, type: z.literal('merge-topics'), intoId: id }),
    aTopic('unmerge-topic'),
    stayed('drop-topic'),
    stayed('carry-topic'),
    z.strictObject({ id, type: z.literal('rate'), value: z.int('Choose one of the five.').min(1).max(5) }),

    aTopic('vote'),
    aTopic('unvote'),
    z.strictObject({ id, type: z.literal('set-done'), done: z.boolean('Say whether you are done.') }),
    bare('fresh-ballots'),
    z.strictObject({ id, type: z.literal('set-paper-voters'), count: paperCount }),
    z.strictObject({ ...topicRef, type: z.literal('set-paper-votes'), votes: paperCount }),

    z.strictObject({
      id,
      type: z.literal('set-phase'),
      phase,
      /** The phase that the board is moved on from: refused where it is another one by then. */
      from: phase.exactOptional(),
    }),
    z.strictObject({ id, type: z.literal('start-clock'), seconds: boardSeconds('The time', 10) }),
    z.strictObject({ id, type: z.literal('stop-clock'), clockId: meant }),
    z.strictObject({ id, type: z.literal('change-settings'), settings: boardRuleChanges }),
    bare('lock-board'),
    bare('unlock-board'),
    bare('take-over'),
    bare('renew-code'),
    z.strictObject({ id, type: z.literal('undo'), actId: id }),

    aTopic('start-topic'),
    aTimebox('pause-timebox'),
    aTimebox('resume-timebox'),
    z.strictObject({
      ...ofTimebox,
      type: z.literal('extend-timebox'),
      seconds: z
        .int('Add whole seconds.')
        .min(-600, 'Take off at most ten minutes at once.')
        .max(600, 'Add at most ten minutes at once.')
        .refine((seconds) => seconds !== 0, 'Add or take off at least a second.'),
    }),
    aTimebox('end-timebox'),
    aTimebox('continue-topic'),
    aTimebox('finish-topic'),
    aTimebox('hold-outcome'),
    z.strictObject({
      ...ofTimebox,
      type: z.literal('thumb'),
      value: z.enum(['up', 'sideways', 'down'], 'Raise a thumb up, sideways or down.'),
    }),
    aHand('raise-hand'),
    aHand('lower-hand'),
    z.strictObject({ id, topicId: meant, type: z.literal('call-on'), participantId: id.nullable() }),

    z
      .strictObject({ ...topicRef, type: z.literal('add-line'), kind: lineKind, text: lineText, ...assigned })
      .refine(linkIsAddress, NOT_AN_ADDRESS)
      .refine(onlyActionsAreDone, NOT_AN_ACTION),
    z
      .strictObject({ id, lineId: id, type: z.literal('edit-line'), kind: lineKind, text: lineText, ...assigned })
      .refine(linkIsAddress, NOT_AN_ADDRESS)
      .refine(onlyActionsAreDone, NOT_AN_ACTION),
    z.strictObject({ id, lineId: id, type: z.literal('remove-line') }),

    z.strictObject({
      ...personRef,
      type: z.literal('remove-participant'),
      /** Takes their topics and lines away as well. */
      words: z.literal(true).exactOptional(),
    }),
    aPerson('readmit-participant'),
    aPerson('make-moderator'),
    aPerson('end-moderator'),
    z.strictObject({ ...hideable, type: z.literal('hide') }),
    z.strictObject({ ...hideable, type: z.literal('restore') }),
  ],
  'There is no such command.',
)

export type BoardCommand = z.infer<typeof boardCommand>
export type BoardCommandInput = z.input<typeof boardCommand>
export type ParticipantBody = z.infer<typeof participantBody>
