import { type Current, type Id, type Instant, rungSeconds } from './state.ts'
import type { TopicView } from './view.ts'

/** Which waiting topics still fit, in order, and how long a topic is taken to last. `waiting` counts all of them. */
export type FinishLine = { fits: Id[]; waiting: number; perTopicMs: number }

/** What the finish line asks of a board. */
export type Queue = {
  topics: readonly Pick<TopicView, 'id' | 'status' | 'hidden' | 'spentMs'>[]
  current: Current | null
  settings: { ladder: readonly number[] }
}

/** A board that is opened longer before or after its meeting, in ms, has no line: nobody races against that end. */
const NEAR_MS = 12 * 60 * 60 * 1000

/**
 * How long a topic takes, in ms: the mean of those that were discussed; before there are any, the first rung of the ladder
 * and half of the second, since about half of all topics go on once.
 */
export function paceOf({ topics, settings: { ladder } }: Pick<Queue, 'topics' | 'settings'>): number {
  const taken = topics.filter(({ status, spentMs }) => status === 'discussed' && spentMs > 0)
  if (taken.length > 0) return taken.reduce((sum, { spentMs }) => sum + spentMs, 0) / taken.length
  return (rungSeconds(ladder, 1) + rungSeconds(ladder, 2) / 2) * 1000
}

/**
 * Which waiting topics can still be discussed until the meeting ends, one after another, once the one at hand is done. That
 * one takes what is on its clock, and no less than topics take. Null far from the meeting, or where its end is not known.
 */
export function finishLine(queue: Queue, now: Instant, until: Instant | null): FinishLine | null {
  if (until === null || Math.abs(until - now) > NEAR_MS) return null
  const perTopicMs = paceOf(queue)
  const waiting = queue.topics.filter(({ status, hidden }) => status === 'open' && !hidden)
  const leftMs = until - now - atHand(queue, perTopicMs, now)
  const count = Math.max(0, Math.floor(leftMs / perTopicMs))
  return { fits: waiting.slice(0, count).map(({ id }) => id), waiting: waiting.length, perTopicMs }
}

/** How long the topic at hand still takes, in ms. */
function atHand({ topics, current }: Queue, perTopicMs: number, now: Instant): number {
  if (!current) return 0
  const { topicId, timebox, clockStartedAt } = current
  const before = topics.find(({ id }) => id === topicId)?.spentMs ?? 0
  const spent = before + (clockStartedAt === null ? 0 : Math.max(0, now - clockStartedAt))
  const onTheClock = timebox.leftMs ?? (timebox.endsAt ?? now) - now
  return Math.max(0, onTheClock, perTopicMs - spent)
}
