import type { RefusalCode } from './refusals.ts'
import type { Situation } from './rules.ts'
import { toShown } from './rules-timebox.ts'
import type { BoardCommand } from './schema.ts'
import { type Board, type Id, type Settings, topicIn, votesSpent } from './state.ts'

/** What speaks against a command about votes, merging or the order; null for any other, and where nothing does. */
export function toVotes(situation: Situation, command: BoardCommand): RefusalCode | null {
  switch (command.type) {
    case 'vote':
      return toVote(situation, command.topicId) ?? toShown(situation.topic(command.topicId))
    case 'unvote':
      return toUnvote(situation, command.topicId)
    case 'set-done':
      return situation.voting ? null : 'not-voting'
    case 'fresh-ballots':
      // What was hidden would come to light as early interest.
      return situation.votesHidden ? 'votes-hidden' : null
    case 'set-paper-votes':
      return situation.voting ? toOpen(situation, command.topicId) : 'not-voting'
    case 'set-paper-voters':
      return situation.voting ? null : 'not-voting'
    case 'merge-topics':
      if (command.topicId === command.intoId) return 'same-topic'
      if (situation.topic(command.topicId)?.others) return 'holds-others'
      return toOpen(situation, command.topicId) ?? toOpen(situation, command.intoId)
    case 'unmerge-topic':
      return toUnmerge(situation, command.topicId)
    case 'move-topic':
      return toOpen(situation, command.topicId) ?? (command.beforeId ? toOpen(situation, command.beforeId) : null)
    case 'park-topic':
      return toPark(situation, command.topicId)
    case 'unpark-topic':
      if (!situation.topic(command.topicId)) return 'no-such-topic'
      return situation.topic(command.topicId)?.status === 'parked' ? null : 'not-parked'
    default:
      return null
  }
}

/**
 * What only the tables can tell: whether votes that are hidden stand against a change. It says that there are some, never
 * whose.
 */
export function toHiddenVotes(board: Board, command: BoardCommand): RefusalCode | null {
  switch (command.type) {
    case 'change-settings':
      return toSettings(board, command.settings)
    case 'set-paper-voters':
      return paperFits(board.settings, command.count, paperVotesOf(board)) ? null : 'too-many-paper-votes'
    case 'set-paper-votes': {
      const votes = paperVotesOf(board).set(command.topicId, command.votes)
      return paperFits(board.settings, board.paperVoters, votes) ? null : 'too-many-paper-votes'
    }
    default:
      return null
  }
}

function toSettings(board: Board, change: Partial<Settings>): RefusalCode | null {
  const next = { ...board.settings, ...change }
  if (standAgainst(board, next)) return 'votes-cast'
  for (const id of board.ballots.keys()) if (votesSpent(board, id) > next.votesEach) return 'votes-spent'
  return paperFits(next, board.paperVoters, paperVotesOf(board)) ? null : 'votes-spent'
}

/** The votes on paper that are spent, by topic. Those on a merged topic count for the other one, on a discussed one they are used up. */
export function paperVotesOf({ topics }: Pick<Board, 'topics'>): Map<Id, number> {
  const over = ['removed', 'merged', 'discussed']
  const counted = [...topics.values()].filter(({ status }) => !over.includes(status))
  return new Map(counted.map(({ id, paperVotes }) => [id, paperVotes]))
}

/** Whether so many people can have cast these votes: each no more than the limit, and on one topic one, or several. */
function paperFits(
  settings: Pick<Settings, 'votesEach' | 'stacking'>,
  voters: number,
  votes: ReadonlyMap<Id, number>,
): boolean {
  const all = [...votes.values()].reduce((sum, count) => sum + count, 0)
  const most = settings.stacking ? voters * settings.votesEach : voters
  return all <= voters * settings.votesEach && [...votes.values()].every((count) => count <= most)
}

/** How many votes of this participant count: those that are spent, and those that are used up. */
export function votesCast(board: Pick<Board, 'ballots' | 'topics'>, participantId: Id): number {
  let cast = 0
  for (const [topicId, votes] of board.ballots.get(participantId) ?? []) if (topicIn(board, topicId)) cast += votes
  return cast
}

/** How many more votes those who vote on paper can give to one topic that has none of theirs. */
export function paperRoom(board: Pick<Board, 'topics' | 'settings' | 'paperVoters'>): number {
  const { settings, paperVoters } = board
  const given = [...paperVotesOf(board).values()].reduce((sum, votes) => sum + votes, 0)
  const left = Math.max(0, paperVoters * settings.votesEach - given)
  return settings.stacking ? left : Math.min(left, paperVoters)
}

function toOpen({ topic }: Situation, topicId: Id): RefusalCode | null {
  const found = topic(topicId)
  if (!found) return 'no-such-topic'
  return found.status === 'open' ? null : 'topic-not-open'
}

function toVote(situation: Situation, topicId: Id): RefusalCode | null {
  if (!situation.voting) return 'not-voting'
  const closed = toOpen(situation, topicId)
  if (closed) return closed
  if (!situation.selfVotes && situation.topic(topicId)?.mine) return 'own-topic'
  if (!situation.stacking && situation.votesFor(topicId) > 0) return 'already-voted'
  return (situation.me?.votesLeft ?? 0) > 0 ? null : 'no-votes-left'
}

function toUnvote(situation: Situation, topicId: Id): RefusalCode | null {
  if (!situation.voting) return 'not-voting'
  const topic = situation.topic(topicId)
  if (!topic) return 'no-such-topic'
  if (topic.status !== 'open' && topic.status !== 'parked') return 'topic-not-open'
  return situation.votesFor(topicId) > 0 ? null : 'no-such-vote'
}

function toUnmerge({ topic }: Situation, topicId: Id): RefusalCode | null {
  const merged = topic(topicId)
  if (!merged) return 'no-such-topic'
  if (!merged.mergedInto) return 'not-merged'
  const into = topic(merged.mergedInto)
  return !into || into.status === 'open' || into.status === 'parked' ? null : 'topic-not-open'
}

function toPark({ topic }: Situation, topicId: Id): RefusalCode | null {
  const found = topic(topicId)
  if (!found) return 'no-such-topic'
  return found.status === 'open' || found.status === 'discussing' ? null : 'topic-not-open'
}

/**
 * Whether votes stand against these settings: by which rules people vote stays while anybody has a vote on a topic that was
 * not removed, or would have one back if topics came apart.
 */
export function standAgainst(
  board: Pick<Board, 'ballots' | 'merged' | 'topics' | 'settings' | 'paperVoters'>,
  next: Settings,
): boolean {
  const { settings, paperVoters } = board
  const rules = ['stacking', 'selfVotes', 'votesNamed'] as const
  if (rules.every((rule) => next[rule] === settings[rule])) return false
  if (!paperFits({ ...settings, stacking: next.stacking }, paperVoters, paperVotesOf(board))) return true
  for (const id of board.ballots.keys()) if (votesCast(board, id) > 0) return true
  return [...board.merged.values()].some((people) => [...people.values()].some(({ released }) => released > 0))
}
