import type { Board, Id, Instant } from './state.ts'

/** What the clock says next, and when: that the timebox is over, that the Roman vote is, or that its outcome acts. */
export type NextDue =
  | { type: 'time-up'; at: Instant; timeboxId: Id }
  | { type: 'round-up'; at: Instant; roundId: Id }
  | { type: 'outcome-due'; at: Instant; roundId: Id }

/** What the clock says next on this board; null where nothing is due. */
export function nextDue({ current, rounds }: Pick<Board, 'current' | 'rounds'>): NextDue | null {
  if (!current) return null
  const { timebox, roundId } = current
  const round = roundId === null ? undefined : rounds.get(roundId)
  if (!round) return timebox.endsAt === null ? null : { type: 'time-up', at: timebox.endsAt, timeboxId: timebox.id }
  const { closedAt, endsAt, actsAt } = round
  if (closedAt === null && endsAt !== null) return { type: 'round-up', at: endsAt, roundId: round.id }
  return actsAt === null ? null : { type: 'outcome-due', at: actsAt, roundId: round.id }
}
