import { type Actor, isOrganizer } from '#lib/auth/actor'
import type { Settings, Stage } from './state.ts'

/** Whose view of a board: a reader's, that of somebody who takes part, or the moderator's. */
export type ViewKind = 'public' | 'participant' | 'moderator'

/** Organizers moderate every board, chosen moderators that of their event. */
export function mayModerate(actor: Actor, board: { moderatorIds: readonly string[] }): boolean {
  return isOrganizer(actor) || (actor.kind === 'member' && board.moderatorIds.includes(actor.id))
}

/** Everybody may look at the board of a published event; before that, those who moderate it. */
export function maySee(actor: Actor, board: { published: boolean; moderatorIds: readonly string[] }): boolean {
  return board.published || mayModerate(actor, board)
}

/** Members may join, guests where the board allows it; nobody once it is closed. */
export function mayJoin(actor: Actor, board: { stage: Stage; settings: Pick<Settings, 'guestsAllowed'> }): boolean {
  return board.stage !== 'closed' && (actor.kind === 'member' || board.settings.guestsAllowed)
}

/** The view for this viewer. Who was removed reads along like any visitor; a moderator need not have joined. */
export function viewKind(viewer: { moderator: boolean; participant: { removedAt: number | null } | null }): ViewKind {
  if (viewer.moderator) return 'moderator'
  return viewer.participant?.removedAt === null ? 'participant' : 'public'
}
