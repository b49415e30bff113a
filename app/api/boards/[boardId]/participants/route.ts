import { actorOf } from '#lib/auth/session'
import * as api from '#lib/board/api'
import { joinBoard } from '#lib/board/commands'
import { claimOf, guestCookie } from '#lib/board/identity'
import { knownBrowser } from '#lib/http/browser'
import { handle } from '#lib/http/handle'
import { countWrongCode, limitCodes, limitGuests, limitJoin } from '#lib/http/limits'
import { ok } from '#lib/result'

/** Joins the board: a guest by name and with a cookie from then on, a member as themselves. */
export const POST = handle(api.joinBoard, async ({ request, params: { boardId }, body, address }) => {
  const cookies = request.headers.get('cookie')
  // Members count, too: a cookie does not tell whether its session still does.
  const limited = await limitJoin(address)
  if (!limited.ok) return limited
  const guests = (await actorOf(cookies)).kind === 'visitor' ? await limitGuests(boardId, address) : null
  if (guests && !guests.ok) return guests
  let came = false
  try {
    // After too many wrong codes none is looked at; who needs none, or is here already, comes in all the same.
    const { code, ...name } = body
    const codes = code === undefined ? ok(null) : await limitCodes(boardId, address)
    const claim = await claimOf(cookies, boardId)
    const joined = await joinBoard(claim, boardId, codes.ok ? body : name, knownBrowser(cookies))
    if (!joined.ok) {
      if (joined.failure.code === 'wrong-code') await countWrongCode(boardId, address)
      return joined.failure.code === 'code-needed' && !codes.ok ? codes : joined
    }
    const { guest, joined: isNew, ...answer } = joined.value
    came = isNew === true
    const headers = new Headers({ 'cache-control': 'no-store' })
    if (guest && answer.participantId) headers.append('set-cookie', guestCookie(boardId, answer.participantId))
    return Response.json(answer, { headers })
  } finally {
    if (!came) await guests?.value()
  }
})
