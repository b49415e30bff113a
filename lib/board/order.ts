import type { Board, Id, Topic } from './state.ts'
import { topicIn } from './state.ts'

/**
 * Votes on a topic that may be counted: those of people and those entered by hand, which of them guests cast, and who. `voters`
 * stand in the order in which they joined: ballots have none, neither in memory nor as rows.
 */
export type Votes = { all: number; guests: number; voters: Id[] }

/** Counts the votes on each topic that has any. Only where they may be seen. */
export function countVotes(board: Pick<Board, 'ballots' | 'participants' | 'topics'>): ReadonlyMap<Id, Votes> {
  const counts = new Map<Id, Votes>()
  for (const { id, paperVotes } of board.topics.values())
    if (paperVotes > 0) counts.set(id, { all: paperVotes, guests: 0, voters: [] })
  for (const { id: voter, personId, removedAt } of board.participants.values()) {
    // Who has left the community has no person either, but was no guest; a guest who has left has no ballot.
    const isGuest = personId === null && removedAt === null
    for (const [topicId, votes] of board.ballots.get(voter) ?? []) {
      const count = counts.get(topicId) ?? { all: 0, guests: 0, voters: [] }
      count.all += votes
      if (isGuest) count.guests += votes
      count.voters.push(voter)
      counts.set(topicId, count)
    }
  }
  return counts
}

/**
 * Topics in the order in which they are shown: those that wait, then parked ones, then the discussed ones in the order of
 * discussion. What waits stands as the moderator put it; what the moderator did not place follows, by votes once the board
 * has come to discussing, if votes may be seen; a tie goes to whoever has had no topic discussed yet, then to the lot.
 * Before that, and where votes are hidden, in the order of proposal.
 */
export function inOrder(
  topics: readonly Topic[],
  board: Pick<Board, 'phase' | 'lot' | 'topics'>,
  votes: ReadonlyMap<Id, Votes> | null,
): Topic[] {
  const byVotes = votes !== null && (board.phase === 'discussing' || board.phase === 'closed')
  const had = byVotes ? authorsHeard(board) : new Set<Id>()
  const keys = new Map(topics.map((topic) => [topic.id, keyOf(topic)]))
  function keyOf(topic: Topic): number[] {
    if (topic.discussedOrder !== null) return [2, topic.discussedOrder]
    if (topic.status === 'parked') return [1, topic.position]
    if (topic.rank !== null) return [0, 0, topic.rank]
    if (!byVotes) return [0, 1, topic.position]
    const turn = !topic.anonymous && had.has(topic.authorId) ? 1 : 0
    return [0, 1, -(votes?.get(topic.id)?.all ?? 0), turn, lotOf(board.lot, topic.id), topic.position]
  }
  return topics.toSorted((a, b) => compare(keys.get(a.id) ?? [], keys.get(b.id) ?? []))
}

/** Whether anything that waits has votes, of people or by hand. */
export function votesWait(board: Board): boolean {
  const votes = countVotes(board)
  return [...board.topics.values()].some(({ id, status }) => status === 'open' && votes.has(id))
}

/** The waiting topics in their order, by id. */
export function queueOf(board: Board): Id[] {
  const open = [...board.topics.values()].filter(({ status }) => status === 'open')
  return inOrder(open, board, countVotes(board)).map(({ id }) => id)
}

/** Who brought a topic that was discussed, or is: only what was brought under a name counts. */
function authorsHeard({ topics }: Pick<Board, 'topics'>): ReadonlySet<Id> {
  const heard = new Set<Id>()
  for (const { id, authorId, anonymous, status } of topics.values())
    if (!anonymous && (status === 'discussed' || status === 'discussing') && topicIn({ topics }, id))
      heard.add(authorId)
  return heard
}

/**
 * The lot of a topic: drawn by the instant at which discussing was opened, which nobody can choose, so that neither the
 * order of proposal nor an id made on purpose helps. FNV-1a, 32 bits.
 */
function lotOf(lot: number, topicId: Id): number {
  let hash = 0x811c9dc5
  for (const sign of `${lot} ${topicId}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  // The last signs would else decide the low bits alone.
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? 0
    if (one !== other) return one - other
  }
  return 0
}

/** The topics that are merged into this one now. */
export function mergedWith(board: Pick<Board, 'topics'>, topicId: Id): Id[] {
  const merged = [...board.topics.values()].filter((topic) => topic.status === 'merged' && topic.mergedInto === topicId)
  return merged.map(({ id }) => id)
}

/** The position of what comes last now. */
export function afterLast(rows: ReadonlyMap<Id, { position: number }>): number {
  let last = 0
  for (const { position } of rows.values()) if (position > last) last = position
  return last + 1
}
