import type { ViewKind } from './policy.ts'
import { type Tally, tallyOf } from './roman.ts'
import { type Board, type Id, type Instant, type Outcome, type Round, topicIn } from './state.ts'

/**
 * The open Roman vote, or the last one. Its tally is for all once it is closed. Before that it is for nobody, but where the
 * vote stays open until the moderator decides: then for the moderator, who has to decide by something.
 */
export type RoundView = {
  id: Id
  topicId: Id
  open: boolean
  endsAt: Instant | null
  headCount: number
  thumbs: number
  tally: Tally | null
  outcome: Outcome | null
  /** When the outcome acts by itself; null where it does not, or has. */
  actsAt: Instant | null
}

/** The Roman vote as a kind of viewer sees it. */
export function viewRound(board: Board, kind: ViewKind): RoundView | null {
  const last = lastRound(board)
  if (!last || !topicIn(board, last.topicId)) return null
  const { id, topicId, endsAt, headCount, outcome, actsAt } = last
  const open = last.closedAt === null
  const counts = !open || (kind === 'moderator' && endsAt === null)
  return {
    id,
    topicId,
    open,
    endsAt,
    headCount,
    thumbs: last.thumbs.size,
    tally: counts ? tallyOf(last) : null,
    outcome,
    actsAt,
  }
}

/** That of the current timebox, or else the latest. Two that were opened within one millisecond stand by their ids, as any two rows can. */
function lastRound({ current, rounds }: Pick<Board, 'current' | 'rounds'>): Round | undefined {
  let last = rounds.get(current?.roundId ?? '')
  if (last) return last
  for (const round of rounds.values())
    if (!last || round.openedAt > last.openedAt || (round.openedAt === last.openedAt && round.id > last.id))
      last = round
  return last
}
