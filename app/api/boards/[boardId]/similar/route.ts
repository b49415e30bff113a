import { claimOf } from '#lib/board/identity'
import { handle } from '#lib/http/handle'
import { limitLookups } from '#lib/http/lookups'
import { findSimilarTopics } from '#lib/notes/api'
import { getSimilarTopics } from '#lib/notes/queries-similar'

/** What is like the topic that somebody is typing: to vote for it instead, or to read what was said. */
export const GET = handle(findSimilarTopics, async ({ actor, request, address, params: { boardId }, query }) => {
  const { sessionId, guest } = await claimOf(request.headers.get('cookie'), boardId)
  const limited = await limitLookups(sessionId ?? guest, address)
  return limited.ok ? getSimilarTopics(actor, boardId, query.q) : limited
})
