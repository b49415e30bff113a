import { withEntry, withFields, withoutEntry } from './entries.ts'
import type { BoardEvent } from './events.ts'
import { added, merge, unmerge, withBallot } from './evolve-merge.ts'
import { queueOf } from './order.ts'
import { type Ballot, type Board, type Id, topicIn } from './state.ts'

/** What of a board is about votes. */
export type Ballots = Pick<Board, 'ballots' | 'merged'>

/** Applies an event about votes, merging or the order; null for any other. */
export function evolveVotes(board: Board, event: BoardEvent): Board | null {
  switch (event.type) {
    case 'voted':
      return withVotes(board, event.participantId, event.topicId, 1)
    case 'unvoted':
      return withVotes(board, event.participantId, event.topicId, -1)
    case 'ballots-renewed':
      return renewed(board)
    case 'paper-voters-set':
      return { ...board, paperVoters: event.count }
    case 'paper-votes-set':
      return { ...board, topics: withFields(board.topics, event.topicId, { paperVotes: event.votes }) }
    case 'topics-merged':
      return merge(board, event)
    case 'topic-unmerged':
      return unmerge(board, event.topicId, event.whole === true)
    case 'topic-moved':
      return moved(board, event.topicId, event.beforeId)
    case 'clock-started':
      return { ...board, clock: event.clock }
    case 'clock-stopped':
      return { ...board, clock: null }
    default:
      return null
  }
}

/** Whoever leaves has no hand up any more, and moderates nothing. */
export const GONE = { handAt: null, moderates: false } as const

/** Whoever leaves does not speak any more, and stands in for nobody. */
export function withoutPart(board: Board, participantId: Id): Board {
  const speakerId = board.speakerId === participantId ? null : board.speakerId
  return { ...board, speakerId, deputy: board.deputy?.id === participantId ? null : board.deputy }
}

/** Takes back the votes of somebody who left, and the thumb in an open round. Closed rounds stay as they were. */
export function withoutSay(board: Board, participantId: Id): Board {
  const ballots = withoutEntry(board.ballots, participantId)
  const left = { ...withoutPart(board, participantId), ballots }
  const round = board.current?.roundId ? board.rounds.get(board.current.roundId) : undefined
  if (round?.closedAt !== null || !round.thumbs.has(participantId)) return left
  const thumbs = withoutEntry(round.thumbs, participantId)
  return { ...left, rounds: withEntry(board.rounds, round.id, { ...round, thumbs }) }
}

/** A guest's ballot, and what merging did to it, become the member's. */
export function handedOver(now: Ballots, before: Ballots, guestId: Id, memberId: Id): Ballots {
  const ballot = before.ballots.get(guestId)
  const merged = [...now.merged].map(([topicId, people]) => {
    const his = people.get(guestId)
    return [topicId, his ? withEntry(withoutEntry(people, guestId), memberId, his) : people] as const
  })
  return { ballots: ballot ? withEntry(now.ballots, memberId, ballot) : now.ballots, merged: new Map(merged) }
}

/**
 * The ballots without this participant's votes for topics of their own, where nobody votes for those: of two who turn out to be
 * one person, each may have voted for the other's. Anonymous ones keep theirs, or the count would tell whose they are.
 */
export function withoutOwn(board: Board, participantId: Id): Board['ballots'] {
  const ballot = board.ballots.get(participantId)
  if (!ballot || board.settings.selfVotes) return board.ballots
  const own = [...ballot.keys()].filter((id) => {
    const topic = board.topics.get(id)
    return topic?.authorId === participantId && !topic.anonymous
  })
  return own.length === 0
    ? board.ballots
    : withBallot(
        board.ballots,
        participantId,
        own.reduce<Ballot>((left, id) => withoutEntry(left, id), ballot),
      )
}

function withVotes(board: Board, participantId: Id, topicId: Id, by: number): Board {
  const ballot = added(board.ballots.get(participantId) ?? new Map(), topicId, by)
  return { ...board, ballots: withBallot(board.ballots, participantId, ballot) }
}

/** What was voted so far becomes the topics' early interest, and everybody has all votes again. */
function renewed(board: Board): Board {
  const counts = new Map<Id, number>()
  for (const ballot of board.ballots.values())
    for (const [topicId, votes] of ballot) counts.set(topicId, (counts.get(topicId) ?? 0) + votes)
  const topics = [...board.topics].map(([id, topic]) => {
    // Those of a merged topic count for the other one already.
    const votes = (counts.get(id) ?? 0) + (topic.mergedInto ? 0 : topic.paperVotes)
    const untouched = votes === 0 && topic.paperVotes === 0 && topic.paperReleased === 0 && topic.rank === null
    if (untouched) return [id, topic] as const
    const interest = topic.interest + votes
    return [id, { ...topic, interest, paperVotes: 0, paperReleased: 0, rank: null }] as const
  })
  const participants = [...board.participants].map(
    ([id, row]) => [id, row.done ? { ...row, done: false } : row] as const,
  )
  return {
    ...board,
    topics: new Map(topics),
    participants: new Map(participants),
    ballots: new Map(),
    merged: new Map([...board.merged.keys()].map((id) => [id, new Map()])),
  }
}

/** From here on the waiting topics stand as the moderator put them; who comes later comes after. */
function moved(board: Board, topicId: Id, beforeId: Id | null): Board {
  const queue = queueOf(board).filter((id) => id !== topicId)
  const place = beforeId === null ? queue.length : queue.indexOf(beforeId)
  const order = queue.toSpliced(place < 0 ? queue.length : place, 0, topicId)
  const topics = new Map(board.topics)
  for (const [index, id] of order.entries()) {
    const topic = topicIn(board, id)
    if (topic && topic.rank !== index + 1) topics.set(id, { ...topic, rank: index + 1 })
  }
  return { ...board, topics }
}
