import { createHash } from 'node:crypto'
import { isAdmissionCode } from './admission.ts'
import type { Claim } from './identity.ts'
import type { SystemCommand } from './machine-people.ts'
import { type Sources, sourceKey } from './rules-carry.ts'
import type { BoardCommand } from './schema.ts'
import type { Board, Hideable, Id } from './state.ts'
import type { Identity } from './store-read.ts'

/** What comes in for a board: a command, somebody joining, a guest who has signed in, or the clock. */
export type Intake =
  /** `from` is the sender's address, by which guests are counted. */
  | { type: 'command'; claim: Claim; command: BoardCommand; from?: string | undefined }
  | {
      type: 'join'
      claim: Claim
      id: Id
      name: string
      member?: true | undefined
      code?: string | undefined
      browser: string | null
    }
  | { type: 'claim'; claim: Claim }
  | { type: 'due'; command: DueCommand }

/** What the clock says: a timebox or a Roman vote is over, or its outcome acts. The head count is added under the lock. */
export type DueCommand =
  | Omit<Extract<SystemCommand, { type: 'time-up' }>, 'headCount'>
  | Extract<SystemCommand, { type: 'round-up' | 'outcome-due' | 'moderator-back' }>

/** What a moderator did to others or to their words, for the audit log. */
export type Care = { personId: Id; act: 'words-hidden' | 'words-restored' | 'words-removed'; what: Hideable }

/** What of a moderator's command belongs into the audit log; null for what is their own, and for all else. */
export function careIn(
  command: BoardCommand,
  { topics, lines }: Pick<Board, 'topics' | 'lines'>,
  by: Id | null,
): Omit<Care, 'personId'> | null {
  switch (command.type) {
    case 'hide':
      return { act: 'words-hidden', what: command.what }
    case 'restore':
      return { act: 'words-restored', what: command.what }
    case 'remove-topic':
      return topics.get(command.topicId)?.authorId === by ? null : { act: 'words-removed', what: 'topic' }
    case 'remove-line':
      return lines.get(command.lineId)?.authorId === by ? null : { act: 'words-removed', what: 'line' }
    case 'remove-participant':
      return { act: 'words-removed', what: 'person' }
    default:
      return null
  }
}

/** The command by which somebody joins: with their name, and what speaks for them. */
export function joinOf(
  boardId: Id,
  { codeNumber }: Pick<Board, 'codeNumber'>,
  who: Identity | null,
  { id, participantId, name, code: typed }: { id: Id; participantId: Id; name: string; code?: string | undefined },
): SystemCommand {
  const isRight = typed !== undefined && isAdmissionCode(boardId, codeNumber, typed)
  const code = typed === undefined ? {} : { code: isRight ? ('right' as const) : ('wrong' as const) }
  const welcome = { moderator: who?.moderator === true, going: who?.going === true, ...code }
  const personId = who?.personId ?? null
  return { type: 'join', id, participantId, personId, name: who?.name ?? name, welcome, ...hiddenName(who) }
}

/** Whether a topic would come by it of which nobody is to know whose it is: who arrives in one change with it tells. */
export function isUnsigned(command: BoardCommand, who: Identity | null, sources: Sources): boolean {
  if (command.type === 'propose') return command.anonymous === true
  if (command.type !== 'carry-in') return false
  const source = sources.get(sourceKey({ boardId: command.fromBoardId, topicId: command.fromTopicId }))
  return source?.anonymous === true && who !== null && source.personId === who.personId
}

/** The id under which the intake is remembered; null for what has none. */
export function idOf(intake: Intake): Id | null {
  if (intake.type === 'claim') return null
  return intake.type === 'join' ? intake.id : intake.command.id
}

/** What makes two sendings the same: a hash of the body, whatever the order of its fields. */
export function hashOf(body: object): string {
  const sorted = JSON.stringify(Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return createHash('sha256').update(sorted).digest('base64url')
}

/** Whose name was hidden at the desk is hidden on every board they come to. */
export function hiddenName(who: Identity | null): { hidden?: true } {
  return who?.nameHidden ? { hidden: true } : {}
}

/** How many are here is counted under the lock, where it matters. */
export function withHeads(command: DueCommand, headCount: number): SystemCommand {
  return command.type === 'time-up' ? { ...command, headCount } : command
}

/** The topics of earlier boards about which the tables are asked: those that come, and those that an undo may bring back. */
export function sourcesOf(
  intakes: readonly Intake[],
  { topics }: Pick<Board, 'topics'>,
): { boardId: Id; topicId: Id }[] {
  const commands = intakes.flatMap((intake) => (intake.type === 'command' ? [intake.command] : []))
  const coming = commands.flatMap((command) =>
    command.type === 'carry-in' ? [{ boardId: command.fromBoardId, topicId: command.fromTopicId }] : [],
  )
  if (!commands.some(({ type }) => type === 'undo')) return coming
  const live = new Set(coming)
  for (const { carried } of topics.values()) if (carried) live.add(carried)
  return [...live]
}
