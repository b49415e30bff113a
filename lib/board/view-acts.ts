import type { ViewKind } from './policy.ts'
import { lastAct } from './rewind.ts'
import { type Board, type Id, type Instant, votesAreHidden } from './state.ts'

/**
 * What a moderator did. `by`, `undoneBy` and a person as `target` are named to those who take part; `by` is null for what a
 * vote decided.
 */
export type ActView = {
  id: Id
  kind: string
  by: Id | null
  target: Id | null
  at: Instant
  undone?: true
  undoneBy?: Id
}

const aboutPeople = (kind: string) =>
  kind.endsWith('participant') || kind.endsWith('moderator') || kind.endsWith('person')

/**
 * The log of the board for a kind of viewer: everybody reads what was done, those who take part also to whom. Where votes
 * on paper went is as hidden as they are.
 */
export function viewActs(board: Board, kind: ViewKind): ActView[] {
  const veiled = (act: string) =>
    (kind === 'public' && aboutPeople(act)) ||
    (kind !== 'moderator' && act === 'set-paper-votes' && votesAreHidden(board))
  return [...board.acts.values()].map((act) => ({
    id: act.id,
    kind: act.kind,
    by: kind === 'public' ? null : act.by,
    target: veiled(act.kind) ? null : act.target,
    at: act.at,
    ...(act.undone && { undone: true as const }),
    ...(act.undoneBy && kind !== 'public' && { undoneBy: act.undoneBy }),
  }))
}

/** The act that can be undone now, if nothing has changed since. */
export function undoableAct(board: Board): Id | null {
  return lastAct(board)?.id ?? null
}
