import { OVERRULE_MS } from '#lib/board/roman'
import type { BoardView, Me } from '#lib/board/view'
import { inSeconds, outcomeText } from './round-words.ts'
import { apart, counted, lengthText, thumbs } from './words.ts'

const phases = {
  collecting: 'The board collects topics.',
  voting: 'Voting is open.',
  discussing: 'The discussion begins.',
  closed: 'The board is closed.',
}

/**
 * What of a change is worth saying aloud, once: phase, who stands in, fresh ballots, clock, thumbs, topic, time. Null for
 * everything else, votes above all.
 */
export function newsOf(before: BoardView, after: BoardView): string | null {
  if (before.cancelled !== after.cancelled)
    return after.cancelled ? 'This meeting is cancelled.' : 'This meeting takes place after all.'
  const phase = before.phase === after.phase ? null : newsOfPhase(before, after)
  const news = [
    phase,
    newsOfDeputy(before, after),
    newsOfBallots(before, after),
    newsOfClock(before, after),
    newsOfRound(before, after),
    newsOfTopic(before, after),
  ].filter((text) => text !== null)
  return news.length > 0 ? news.join(' ') : null
}

/** What of a change of one's own part nobody but oneself would say. */
export function newsOfMe(before: Me | null, after: Me | null): string | null {
  if (!before || !after || before.id !== after.id) return null
  if (before.removed !== after.removed)
    return after.removed ? 'The moderator has taken you off this board.' : 'You are on this board again.'
  if (before.moderator === after.moderator) return null
  return after.moderator ? 'You moderate this board now.' : 'You do not moderate this board any more.'
}

function newsOfDeputy({ deputyId: was }: BoardView, { deputyId: is, people, phase }: BoardView): string | null {
  if (was === is || phase === 'closed') return null
  if (is === null) return 'Nobody stands in for the moderator any more.'
  const name = people.find(({ id }) => id === is)?.name
  return `${name ? apart(name) : 'Somebody'} stands in as moderator.`
}

/** Only fresh ballots add to what was voted before them; a topic that takes in another has what that one had as well. */
function newsOfBallots(before: BoardView, { topics, settings }: BoardView): string | null {
  const were = new Map(before.topics.map((topic) => [topic.id, topic]))
  const fresh = topics.some(({ id, interest = 0, merged }) => {
    const was = were.get(id)
    return was !== undefined && merged?.length === was.merged?.length && interest > (was.interest ?? 0)
  })
  return fresh ? `Fresh ballots: everybody has ${counted(settings.votesEach, 'vote')} to give again.` : null
}

function newsOfPhase(before: BoardView, after: BoardView): string {
  const words = phases[after.phase]
  return before.phase === 'voting' && after.phase !== 'closed' ? `Voting is over. ${words}` : words
}

function newsOfClock({ clock: was, phase }: BoardView, { clock: is, phase: now }: BoardView): string | null {
  if (is && is.id !== was?.id) return `On the clock: ${lengthText(is.lengthMs / 1000)}.`
  return was && !is && phase === now ? 'The clock is stopped.' : null
}

/** "Thumbs: 3 continue, 1 either, 2 next. Another 3 minutes in 5 seconds." once they are counted. */
function newsOfRound({ round: was }: BoardView, after: BoardView): string | null {
  const { round: is, current } = after
  if (!is || is.open || was?.id !== is.id) return null
  const stays = current?.roundId === is.id
  if (!was.open) return stays && was.actsAt !== null && is.actsAt === null ? 'Held: the moderator decides.' : null
  const { tally, outcome } = is
  const counts = thumbs.map(({ value, word }) => `${tally?.[value]} ${word.toLowerCase()}`)
  const acts = is.actsAt === null ? '' : ` ${inSeconds(OVERRULE_MS / 1000)}`
  const parts = [
    tally && is.thumbs > 0 && `Thumbs: ${counts.join(', ')}.`,
    stays && outcome && `${outcomeText(outcome, after)}${acts}.`,
  ]
  return parts.filter(Boolean).join(' ') || null
}

function newsOfTopic(before: BoardView, after: BoardView): string | null {
  const was = before.current
  const is = after.current
  const title = (topicId: string) => after.topics.find(({ id }) => id === topicId)?.title ?? 'a topic'
  if (!is) return was && after.phase !== 'closed' ? `Done: ${title(was.topicId)}` : null
  const length = lengthText(is.timebox.lengthMs / 1000)
  if (is.topicId !== was?.topicId) return `${length} for: ${title(is.topicId)}`
  if (is.roundId && !was.roundId) return 'Time is up. Another sip? Raise your thumb up, sideways or down.'
  if (is.timebox.id !== was.timebox.id) return `It goes on for ${length}.`
  const paused = is.timebox.endsAt === null
  if (paused === (was.timebox.endsAt === null)) return null
  return paused ? 'The timer is paused.' : 'The timer runs again.'
}
