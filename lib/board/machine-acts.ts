import { ok, type Result } from '#lib/result'
import type { BoardEvent } from './events.ts'
import { evolve } from './evolve.ts'
import type { SystemCommand } from './machine-people.ts'
import { type RefusalCode, refuse } from './refusals.ts'
import { lastAct, mayUndo, rewindOf } from './rewind.ts'
import type { BoardCommand } from './schema.ts'
import { type Board, type Id, type Instant, votesAreHidden } from './state.ts'

/** A moderator's act with what it brings about: before it stands what the log keeps, and what it would take to undo it. */
export function acted(board: Board, command: BoardCommand, by: Id, events: BoardEvent[], at: Instant): BoardEvent[] {
  if (events.length === 0) return events
  const kind = kindOf(command, board, events.reduce(evolve, board))
  return kept(board, { id: command.id, kind, by: by || null, target: targetOf(command) }, events, at)
}

/**
 * An act, and what it brought about. Once it is undone, what a Roman vote came to does not act by itself any more, and one
 * that it ended stays over, since everybody has seen the count: whoever moderates decides.
 */
export function kept(board: Board, act: Kept, events: BoardEvent[], at: Instant): BoardEvent[] {
  const undo = rewindOf(board, events.reduce(evolve, board))
    .filter(({ path: [key, , field], from }) => !(key === 'rounds' && field === 'closedAt' && from === null))
    .map((place) => (place.path.at(-1) === 'actsAt' ? { ...place, from: null } : place))
  const { id: actId, ...done } = act
  return [{ type: 'acted', actId, ...done, undo, at }, ...events]
}

type Kept = { id: Id; kind: string; by: Id | null; target: Id | null }

/**
 * A moderator has come back: whoever stood in for them does so no longer. Once, also on a closed board, and not for whoever
 * stands in by then. Nothing takes it back, so that what was done meanwhile can be undone without them.
 */
export function moderatorBack(
  board: Board,
  command: Extract<SystemCommand, { type: 'moderator-back' }>,
  at: Instant,
): Result<BoardEvent[]> {
  const { id, deputyId, at: since } = command
  if (board.deputy?.id !== deputyId || board.deputy.at !== since) return refuse('deputy-gone')
  const act = { actId: id, kind: 'moderator-back', by: null, target: deputyId, undo: null }
  return ok([
    { type: 'acted', ...act, at },
    { type: 'deputy-set', deputyId: null, at },
  ])
}

/** Whether something that the last act changed has changed again: then it can no longer be undone. */
export function toLastState(board: Board, command: BoardCommand): RefusalCode | null {
  if (command.type !== 'undo') return null
  const last = lastAct(board)
  return last && mayUndo(board, last) ? null : 'changed-since'
}

/**
 * Takes an act back. Where votes that were hidden come to light by it, the log says so, as it does of the settings: who sees
 * them early is for all to know.
 */
export function undoing(board: Board, command: UndoCommand, by: Id, at: Instant): BoardEvent[] {
  const { actId } = command
  const leftMs = board.acts.get(actId)?.kind === 'pause-timebox' ? board.current?.timebox.leftMs : null
  const end = leftMs ? { endsAt: at + leftMs } : {}
  const undone: BoardEvent = { type: 'undone', actId, by: by || null, ...end, whole: true, at }
  if (!showsVotes(board, evolve(board, undone))) return [undone]
  const act = { actId: command.id, kind: 'show-votes', by: by || null, target: null, undo: null }
  return [{ type: 'acted', ...act, at }, undone]
}

type UndoCommand = Extract<BoardCommand, { type: 'undo' }>

const showsVotes = (before: Board, after: Board) => votesAreHidden(before) && !votesAreHidden(after)

/** What was done, by a word that says all of it. */
function kindOf(command: BoardCommand, before: Board, after: Board): string {
  switch (command.type) {
    case 'set-phase':
      return `phase-${command.phase}`
    case 'change-settings':
      if (showsVotes(before, after)) return 'show-votes'
      return showsVotes(after, before) ? 'hide-votes' : command.type
    case 'extend-timebox':
      return command.seconds > 0 ? 'extend-timebox' : 'shorten-timebox'
    case 'hide':
    case 'restore':
      return `${command.type}-${command.what}`
    case 'drop-topic':
    case 'carry-topic':
      return command.topicId === null ? `${command.type}s` : command.type
    default:
      return command.type
  }
}

function targetOf(command: BoardCommand): Id | null {
  if ('topicId' in command) return command.topicId
  if ('participantId' in command) return command.participantId
  if ('targetId' in command) return command.targetId
  if ('lineId' in command) return command.lineId
  return null
}
