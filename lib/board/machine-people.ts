import { ok, type Result } from '#lib/result'
import type { BoardEvent } from './events.ts'
import { type RefusalCode, refuse } from './refusals.ts'
import { takesGuests } from './rules-caps.ts'
import {
  type Board,
  type Hideable,
  type Id,
  type Instant,
  isRemoved,
  type Participant,
  participantOf,
  type Settings,
} from './state.ts'

/** What only the site sends. The id is the command's identity, as everywhere; `hidden` is said of a person's name. */
export type SystemCommand =
  | { type: 'time-up'; id: Id; timeboxId: Id; endsAt: Instant; headCount: number }
  | { type: 'round-up'; id: Id; roundId: Id; endsAt: Instant }
  | { type: 'outcome-due'; id: Id; roundId: Id; actsAt: Instant }
  | { type: 'moderator-back'; id: Id; deputyId: Id; at: Instant }
  | Joining
  | { type: 'claim-guest'; id: Id; guestId: Id; personId: Id; name: string; hidden?: boolean }
  | { type: 'hide-name' | 'restore-name'; id: Id; participantId: Id }
  | { type: 'forget'; id: Id; participantIds: readonly Id[]; words: boolean; copies?: readonly Id[] }
  | { type: 'let-go'; id: Id; topicId: Id; participantId: Id }

/** `welcome` is what speaks for them: that they moderate, have a confirmed RSVP, or have shown the board's code. */
type Joining = {
  type: 'join'
  id: Id
  participantId: Id
  personId: Id | null
  name: string
  hidden?: boolean
  welcome?: Welcome
}
export type Welcome = { moderator?: boolean; going?: boolean; code?: 'right' | 'wrong' }

/**
 * A person who is here already stays the participant that they are (`participantOf`). A guest's id works once: it is
 * known to all who see the board, so it proves nothing about whoever sends it again.
 */
export function join(
  board: Board,
  command: Extract<SystemCommand, { type: 'join' }>,
  at: Instant,
): Result<BoardEvent[]> {
  const { participantId, personId, name } = command
  const sameId = board.participants.get(participantId)
  const here = personId === null ? sameId : (participantOf(board, personId) ?? sameId)
  if (here && here.removedAt !== null) return refuse('removed-from-board')
  if (here) return personId !== null && here.personId === personId ? ok([]) : refuse('id-taken')
  if (board.stage === 'closed') return refuse('board-closed')
  const refused = toNewcomer(board, personId === null, command.welcome ?? {})
  if (refused) return refuse(refused)
  if (personId === null && !takesGuests(board)) return refuse('too-many-guests')
  const joined: BoardEvent = { type: 'joined', participantId, personId, name, at }
  return ok(command.hidden ? [joined, { type: 'hidden', what: 'person', targetId: participantId, at }] : [joined])
}

/** Why somebody new may not join; null where they may. Who moderates always may. */
export function toNewcomer(
  board: { locked: boolean; settings: Pick<Settings, 'admission'> },
  guest: boolean,
  { moderator, going, code }: Welcome,
): RefusalCode | null {
  if (moderator) return null
  if (board.locked) return 'board-locked'
  switch (board.settings.admission) {
    case 'guests':
      return null
    case 'members':
      return guest ? 'guests-not-allowed' : null
    case 'rsvps':
      return going ? null : 'rsvps-only'
    case 'code':
      if (going || code === 'right') return null
      return code === 'wrong' ? 'wrong-code' : 'code-needed'
  }
}

/**
 * The guest whom somebody who has signed in was on this board, where that is still to be said. Who was taken off stays so
 * as a member; but a member who is here was not the one who was taken off.
 */
export function claimable(board: Board, guestId: Id | null, personId: Id): Participant | undefined {
  const guest = guestId === null ? undefined : board.participants.get(guestId)
  if (!guest || guest.personId !== null || board.stage === 'closed') return undefined
  const goesOn = guest.removedAt === null || (isRemoved(guest) && !participantOf(board, personId))
  return goesOn ? guest : undefined
}

/**
 * A guest has signed in. Who had not joined as a member goes on as the same participant, now with a person; otherwise
 * the guest becomes part of the member's participant.
 */
export function claimGuest(
  board: Board,
  command: Extract<SystemCommand, { type: 'claim-guest' }>,
  at: Instant,
): Result<BoardEvent[]> {
  const { guestId, personId, name } = command
  const guest = board.participants.get(guestId)
  if (!guest) return refuse('no-such-participant')
  if (guest.personId !== null && guest.personId !== personId) return refuse('not-a-guest')
  if (!claimable(board, guestId, personId)) return ok([])
  const member = participantOf(board, personId)
  if (member) return ok([{ type: 'guest-merged', guestId, participantId: member.id, at }])
  const veiled = command.hidden ? veil(board, 'person', guestId, true, at) : []
  return ok([{ type: 'guest-claimed', participantId: guestId, personId, name, at }, ...veiled])
}

/** For so long no moderator was connected before somebody else may stand in, in ms. */
export const AWAY_MS = 60_000

/**
 * What the tables say of somebody who wants to stand in for the moderator: an RSVP, and for how long no moderator was there;
 * null before the meeting begins by the clock.
 */
export type StandIn = { going: boolean; awayMs: number | null }

/** Why somebody may not stand in for the moderator; null where they may. Of two who would at once, the first one does. */
export function toStandIn({ going, awayMs }: StandIn, { deputy }: Board, at: Instant): RefusalCode | null {
  if (!going) return 'rsvps-only'
  if (awayMs === null) return 'not-running'
  return awayMs < AWAY_MS || (deputy && at - deputy.at < AWAY_MS) ? 'moderator-is-here' : null
}

/** Words hidden or shown again. Hiding what is hidden changes nothing, and so does restoring what is not, or is not there. */
export function veil(board: Board, what: Hideable, targetId: Id, hidden: boolean, at: Instant): BoardEvent[] {
  const rows = { topic: board.topics, line: board.lines, person: board.participants }[what]
  const there = rows.get(targetId)
  if (!there || there.hidden === hidden) return []
  return [{ type: hidden ? 'hidden' : 'restored', what, targetId, at }]
}
