import { readBoard } from '#lib/board/api'
import { claimOf, endGuestCookie } from '#lib/board/identity'
import { getBoard } from '#lib/board/queries'
import { browserOf } from '#lib/http/browser'
import { handle } from '#lib/http/handle'

/** The board as this viewer may see it. */
export const GET = handle(readBoard, async ({ request, params: { boardId } }) => {
  const cookies = request.headers.get('cookie')
  const claim = await claimOf(cookies, boardId)
  const board = await getBoard(claim, boardId)
  if (!board.ok) return board
  const headers = new Headers({ 'cache-control': 'no-store' })
  const { cookie } = browserOf(cookies)
  if (cookie) headers.append('set-cookie', cookie)
  if (claim.guest !== null && board.value.me?.guest === false) headers.append('set-cookie', endGuestCookie(boardId))
  return Response.json(board.value, { headers })
})
