import { withEntry, withFields, withoutEntry } from './entries.ts'
import type { BoardEvent } from './events.ts'
import { paperRoom } from './rules-votes.ts'
import { type Ballot, type Board, type Id, type Moved, votesSpent } from './state.ts'

/**
 * Votes go with the topic, those that the rules allow there; the others go back to whoever cast them. What went where is
 * kept for taking the two apart.
 */
export function merge(
  board: Board,
  { topicId, intoId, paperReleased = 0 }: Omit<Extract<BoardEvent, { type: 'topics-merged' }>, 'type' | 'at'>,
): Board {
  const went = new Map<Id, Moved>()
  let { ballots } = board
  for (const [participantId, ballot] of board.ballots) {
    const votes = ballot.get(topicId) ?? 0
    if (votes === 0) continue
    const kept = Math.min(votes, roomFor(board, participantId, intoId))
    went.set(participantId, { moved: kept, released: votes - kept })
    ballots = withBallot(ballots, participantId, added(added(ballot, topicId, -votes), intoId, kept))
  }
  const paperVotes = paperMoved(board, topicId, intoId)
  const gone = { status: 'merged', mergedInto: intoId, rank: null, paperVotes, paperReleased } as const
  const topics = withPaper(withFields(board.topics, topicId, gone), intoId, paperVotes)
  return { ...board, ballots, topics, merged: withEntry(board.merged, topicId, went) }
}

/**
 * What merging took comes back, as far as it is still on the other topic, and where the `whole` does, what it released:
 * to those who are here, as their limit and the rules allow by now. Never more votes than there are.
 */
export function unmerge(board: Board, topicId: Id, whole: boolean): Board {
  const intoId = board.topics.get(topicId)?.mergedInto ?? ''
  let { ballots } = board
  for (const [participantId, { moved, released }] of board.merged.get(topicId) ?? []) {
    const ballot: Ballot = ballots.get(participantId) ?? new Map()
    const taken = Math.min(moved, ballot.get(intoId) ?? 0)
    const left = { ...board, ballots: withBallot(ballots, participantId, added(ballot, intoId, -taken)) }
    const here = board.participants.get(participantId)?.removedAt === null
    const free = Math.min(
      roomFor(left, participantId, topicId),
      board.settings.votesEach - votesSpent(left, participantId),
    )
    const back = whole ? Math.max(0, Math.min(taken + (here ? released : 0), free)) : taken
    if (taken + back > 0)
      ballots = withBallot(
        left.ballots,
        participantId,
        added(left.ballots.get(participantId) ?? new Map(), topicId, back),
      )
  }
  const { paperReleased = 0 } = board.topics.get(topicId) ?? {}
  const taken = Math.min(paperVotesOf(board, topicId), paperVotesOf(board, intoId))
  const topics = withPaper(board.topics, intoId, -taken)
  const paperVotes = whole ? Math.min(taken + paperReleased, paperRoom({ ...board, topics })) : taken
  const back = { status: 'open', mergedInto: null, paperVotes, paperReleased: 0 } as const
  return { ...board, ballots, topics: withFields(topics, topicId, back), merged: withoutEntry(board.merged, topicId) }
}

/** How many of a topic's votes on paper count for the other one once they are merged. */
export function paperMoved(board: Board, topicId: Id, intoId: Id): number {
  const votes = paperVotesOf(board, topicId)
  const room = board.settings.stacking ? votes : board.paperVoters - paperVotesOf(board, intoId)
  return Math.max(0, Math.min(votes, room))
}

/** The ballot with more votes on a topic, or fewer; never less than none. */
export function added(ballot: Ballot, topicId: Id, by: number): Ballot {
  const votes = (ballot.get(topicId) ?? 0) + by
  return votes > 0 ? withEntry(ballot, topicId, votes) : withoutEntry(ballot, topicId)
}

/** The ballots with this one in it, where it holds a vote. */
export function withBallot(ballots: Board['ballots'], participantId: Id, ballot: Ballot): Board['ballots'] {
  return ballot.size === 0 ? withoutEntry(ballots, participantId) : withEntry(ballots, participantId, ballot)
}

/** How many more votes of theirs a topic can take: none that is their own, where it must not; one where none may be stacked. */
function roomFor({ settings, topics, ballots }: Board, participantId: Id, topicId: Id): number {
  const topic = topics.get(topicId)
  // That a vote for an anonymous topic goes back would tell whose it is.
  if (!settings.selfVotes && topic?.authorId === participantId && !topic.anonymous) return 0
  if (settings.stacking) return Number.POSITIVE_INFINITY
  return ballots.get(participantId)?.has(topicId) ? 0 : 1
}

const paperVotesOf = ({ topics }: Board, topicId: Id) => topics.get(topicId)?.paperVotes ?? 0

function withPaper(topics: Board['topics'], topicId: Id, by: number): Board['topics'] {
  return withFields(topics, topicId, { paperVotes: (topics.get(topicId)?.paperVotes ?? 0) + by })
}
