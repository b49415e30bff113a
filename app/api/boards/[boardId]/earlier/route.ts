import { readEarlier } from '#lib/board/api'
import { claimOf } from '#lib/board/identity'
import { getEarlier } from '#lib/board/queries-carry'
import { handle } from '#lib/http/handle'

/** What waits from earlier meetings, for whoever asks. */
export const GET = handle(readEarlier, async ({ request, params: { boardId } }) => {
  const earlier = await getEarlier(await claimOf(request.headers.get('cookie'), boardId), boardId)
  return earlier.ok ? Response.json(earlier.value, { headers: { 'cache-control': 'no-store' } }) : earlier
})
