import type { BoardView } from '#lib/board/view'
import { counted, lengthText } from './words.ts'

const phases = {
  collecting: 'The board collects topics.',
  voting: 'Voting is open.',
  discussing: 'Voting is over, the discussion begins.',
  closed: 'The board is closed.',
}

/** What of a change is worth saying aloud, once: phase, topic, time. Null for everything else, votes above all. */
export function newsOf(before: BoardView, after: BoardView): string | null {
  if (before.phase !== after.phase) return phases[after.phase]
  const was = before.current
  const is = after.current
  const title = (topicId: string) => after.topics.find(({ id }) => id === topicId)?.title ?? 'a topic'
  if (is && is.topicId !== was?.topicId)
    return `Now: ${title(is.topicId)}. ${lengthText(is.timebox.lengthMs / 1000)} on the clock.`
  if (is && was && is.roundId && !was.roundId) return 'Time is up. Another sip? Raise your thumb up, sideways or down.'
  if (is && was && is.timebox.id !== was.timebox.id) return `It goes on for ${lengthText(is.timebox.lengthMs / 1000)}.`
  if (is && was && is.timebox.endsAt === null && was.timebox.endsAt !== null) return 'The timer is paused.'
  if (is && was && is.timebox.endsAt !== null && was.timebox.endsAt === null) return 'The timer runs again.'
  if (was && !is) {
    const left = after.topics.filter(({ status }) => status === 'open').length
    return `${title(was.topicId)} is discussed. ${counted(left, 'topic')} to go.`
  }
  return null
}
