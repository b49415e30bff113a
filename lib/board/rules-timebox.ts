import type { RefusalCode } from './refusals.ts'
import type { Situation } from './rules.ts'
import type { BoardCommand } from './schema.ts'
import type { Id, Instant } from './state.ts'

/** No timebox runs longer than this from now on. */
export const LONGEST_TIMEBOX_MS = 60 * 60 * 1000

/** What speaks against a command about the discussed topic, its clock and its Roman vote; null for any other. */
export function toTimebox(situation: Situation, command: BoardCommand, now: Instant): RefusalCode | null {
  switch (command.type) {
    case 'start-topic':
      return toStart(situation, command.topicId) ?? toShown(situation.topic(command.topicId))
    case 'pause-timebox':
    case 'resume-timebox':
    case 'extend-timebox':
    case 'end-timebox':
    case 'continue-topic':
    case 'finish-topic':
    case 'hold-outcome':
      if (!situation.current) return 'no-current-topic'
      return toSame(situation.current, command.timeboxId) ?? toCurrent(situation, situation.current, command, now)
    case 'thumb':
      if (!situation.current) return 'no-round'
      return (
        toSame(situation.current, command.timeboxId) ??
        (situation.current.roundId && situation.round?.open ? null : 'no-round')
      )
    default:
      return null
  }
}

/** That what somebody saw and meant is over: they look again before they decide about what came next. */
function toSame({ timebox }: NonNullable<Situation['current']>, timeboxId: Id): RefusalCode | null {
  return timebox.id === timeboxId ? null : 'moved-on'
}

/** That a moderator has hidden the words of this. */
export function toShown(there: { hidden: boolean } | undefined): RefusalCode | null {
  return there?.hidden ? 'hidden-by-moderator' : null
}

function toStart(situation: Situation, topicId: Id): RefusalCode | null {
  if (situation.phase !== 'discussing') return 'not-discussing'
  if (situation.current) return 'topic-in-progress'
  const topic = situation.topic(topicId)
  if (!topic) return 'no-such-topic'
  return topic.status === 'open' ? null : 'topic-not-open'
}

function toCurrent(
  { round }: Situation,
  { timebox, roundId }: NonNullable<Situation['current']>,
  command: BoardCommand,
  now: Instant,
): RefusalCode | null {
  const paused = timebox.endsAt === null
  const timeIsUp = roundId !== null || (timebox.endsAt !== null && timebox.endsAt <= now)
  switch (command.type) {
    case 'pause-timebox':
      if (timeIsUp) return 'time-is-up'
      return paused ? 'paused' : null
    case 'resume-timebox':
      if (timeIsUp) return 'time-is-up'
      return paused ? null : 'not-paused'
    case 'extend-timebox': {
      if (timeIsUp) return 'time-is-up'
      const left = (timebox.leftMs ?? (timebox.endsAt ?? now) - now) + command.seconds * 1000
      if (left > LONGEST_TIMEBOX_MS) return 'timebox-too-long'
      return left <= 0 ? 'timebox-too-short' : null
    }
    case 'end-timebox':
      return timeIsUp ? 'time-is-up' : null
    case 'continue-topic':
      return timeIsUp ? null : 'time-not-up'
    case 'hold-outcome':
      return roundId !== null && round?.actsAt ? null : 'no-outcome'
    default:
      return null
  }
}
