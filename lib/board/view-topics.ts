import { countVotes, inOrder, type Votes } from './order.ts'
import type { ViewKind } from './policy.ts'
import { type Board, type Id, type Topic, votesAreHidden } from './state.ts'
import type { TopicView } from './view.ts'
import { veiled } from './view-hidden.ts'

/** The topics as one kind of viewer sees them, in the order in which they are shown. */
export function viewTopics(board: Board, kind: ViewKind, cancelled: boolean): TopicView[] {
  const votes = votesAreHidden(board) ? null : countVotes(board)
  const topics = [...board.topics.values()].filter(({ status }) => status !== 'removed' && status !== 'merged')
  const merged = mergedInto(board)
  return inOrder(topics, board, votes).map((topic) => viewTopic(topic, board, { kind, cancelled, votes, merged }))
}

type Around = {
  kind: ViewKind
  cancelled: boolean
  votes: ReadonlyMap<Id, Votes> | null
  merged: ReadonlyMap<Id, Topic[]>
}

function viewTopic(topic: Topic, { settings }: Board, { kind, cancelled, votes, merged }: Around): TopicView {
  const { id, title, details, position, spentMs, continued, discussedOrder } = topic
  const status = cancelled && topic.status === 'discussing' ? 'open' : topic.status
  const all = { id, title, details, status, position, spentMs, continued, discussedOrder }
  const shown: TopicView = veiled(all, topic.hidden, kind === 'moderator')
  if (topic.anonymous) shown.anonymous = true
  else if (kind !== 'public') shown.authorId = topic.authorId
  const others = merged.get(id) ?? []
  const interest = others.reduce((sum, other) => sum + other.interest, topic.interest)
  if (interest > 0) shown.interest = interest
  if (topic.rank !== null) shown.placed = true
  if (topic.dropped) shown.dropped = true
  if (topic.carried) shown.carried = topic.carried
  if (others.length > 0)
    shown.merged = others.map(({ id, title, details, hidden }) =>
      veiled({ id, title, details }, hidden, kind === 'moderator'),
    )
  if (topic.paperVotes > 0 && (votes || kind === 'moderator')) shown.paperVotes = topic.paperVotes
  if (!votes) return shown
  const count = votes.get(id)
  shown.votes = count?.all ?? 0
  if (kind === 'moderator') shown.guestVotes = count?.guests ?? 0
  if (settings.votesNamed && kind !== 'public') shown.voters = count?.voters ?? []
  return shown
}

function mergedInto(board: Board): ReadonlyMap<Id, Topic[]> {
  const found = new Map<Id, Topic[]>()
  for (const topic of board.topics.values())
    if (topic.status === 'merged' && topic.mergedInto)
      found.set(topic.mergedInto, [...(found.get(topic.mergedInto) ?? []), topic])
  return found
}
