import { claimOf } from '#lib/board/identity'
import { getBoard } from '#lib/board/queries'
import { boardParams } from '#lib/board/request'
import { browserOf } from '#lib/http/browser'
import { handle } from '#lib/http/handle'

/** The board as this viewer may see it. */
export const GET = handle({ params: boardParams, identify: false }, async ({ request, params: { boardId } }) => {
  const cookies = request.headers.get('cookie')
  const board = await getBoard(await claimOf(cookies, boardId), boardId)
  if (!board.ok) return board
  const headers = new Headers({ 'cache-control': 'no-store' })
  const { cookie } = browserOf(cookies)
  if (cookie) headers.append('set-cookie', cookie)
  return Response.json(board.value, { headers })
})
