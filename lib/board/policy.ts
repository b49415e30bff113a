/** Whose view of a board: a reader's, that of somebody who takes part, or the moderator's. */
export type ViewKind = 'public' | 'participant' | 'moderator'

/** The view for this viewer. Who was removed reads along like any visitor; a moderator need not have joined. */
export function viewKind(viewer: { moderator: boolean; participant: { removedAt: number | null } | null }): ViewKind {
  if (viewer.moderator) return 'moderator'
  return viewer.participant?.removedAt === null ? 'participant' : 'public'
}

/** Whether somebody moderates on this board alone: a moderator has asked them to, or they stand in for one. */
export function moderatesHere(
  board: { deputy: { id: string } | null },
  participant: { id: string; moderates: boolean; removedAt: number | null } | undefined,
): boolean {
  if (participant?.removedAt !== null) return false
  return participant.moderates || board.deputy?.id === participant.id
}

/** Whether somebody moderates only for as long as no moderator is there. */
export function isDeputy(
  board: { deputy: { id: string } | null; participants: ReadonlyMap<string, { moderates: boolean }> },
  id: string,
): boolean {
  return board.deputy?.id === id && !board.participants.get(id)?.moderates
}
