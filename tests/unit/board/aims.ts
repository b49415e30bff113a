import type { BoardCommand } from '#lib/board/schema'
import type { Id } from '#lib/board/state'

/** What is on now, as somebody sees it. */
export type OnNow = { current: { topicId: Id; timebox: { id: Id } } | null; clock: { id: Id } | null }

type Named = 'timeboxId' | 'topicId' | 'clockId'

/** What each of these names of what is on now: sent late, it must not hit what came next. */
export const AIMS = {
  ...{ 'pause-timebox': 'timeboxId', 'resume-timebox': 'timeboxId', 'extend-timebox': 'timeboxId' },
  ...{ 'end-timebox': 'timeboxId', 'continue-topic': 'timeboxId', 'finish-topic': 'timeboxId' },
  ...{ 'hold-outcome': 'timeboxId', thumb: 'timeboxId' },
  ...{ 'raise-hand': 'topicId', 'lower-hand': 'topicId', 'call-on': 'topicId' },
  'stop-clock': 'clockId',
} as const satisfies Partial<Record<BoardCommand['type'], Named>>

/** A command that need not name what is on now. */
export type Aimed<C> = C extends { type: keyof typeof AIMS } ? Omit<C, Named> & Partial<Pick<C, Named & keyof C>> : C

/** What a command of this type names of what is on now; one of `none` where nothing of it is. */
export function aimsOf(
  type: string,
  { current, clock }: OnNow,
  none: Record<Named, Id> = { timeboxId: 'none', topicId: 'none', clockId: 'none' },
): Partial<Record<Named, Id>> {
  const named = (AIMS as Partial<Record<string, Named>>)[type]
  const here = { timeboxId: current?.timebox.id, topicId: current?.topicId, clockId: clock?.id }
  return named ? { [named]: here[named] ?? none[named] } : {}
}
