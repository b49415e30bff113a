import { actorOf } from '#lib/auth/session'
import * as api from '#lib/board/api'
import { joinBoard } from '#lib/board/commands'
import { claimOf, guestCookie } from '#lib/board/identity'
import { knownBrowser } from '#lib/http/browser'
import { handle } from '#lib/http/handle'
import { limitGuests, limitJoin } from '#lib/http/limits'

/** Joins the board: a guest by name and with a cookie from then on, a member as themselves. */
export const POST = handle(api.joinBoard, async ({ request, params: { boardId }, body, address }) => {
  const cookies = request.headers.get('cookie')
  // Members count, too: a cookie does not tell whether its session still does.
  const limited = await limitJoin(address)
  if (!limited.ok) return limited
  if ((await actorOf(cookies)).kind === 'visitor') {
    const guests = await limitGuests(boardId, address)
    if (!guests.ok) return guests
  }
  const claim = await claimOf(cookies, boardId)
  const joined = await joinBoard(claim, boardId, body, knownBrowser(cookies))
  if (!joined.ok) return joined
  const { guest, ...answer } = joined.value
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (guest && answer.participantId) headers.append('set-cookie', guestCookie(boardId, answer.participantId))
  return Response.json(answer, { headers })
})
