import { claimOf } from '#lib/board/identity'
import { handle } from '#lib/http/handle'
import { exportBoard } from '#lib/transfer/api'
import { getBoardFile } from '#lib/transfer/queries-board'

/** The board as a file to take along: what this viewer may see of it. */
export const GET = handle(exportBoard, async ({ request, params: { boardId }, query }) => {
  const claim = await claimOf(request.headers.get('cookie'), boardId)
  const file = await getBoardFile(claim, boardId, query.format)
  if (!file.ok) return file
  const { name, type, text } = file.value
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  }
  return new Response(text, { headers })
})
