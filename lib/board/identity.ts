import { sameBytes, sign } from '../auth/key.ts'
import { claimedSession } from '../auth/session.ts'
import { readCookie, setCookie } from '../http/cookies.ts'
import { isId } from '../ids.ts'
import type { Id } from './state.ts'

/**
 * Who a request says it is, as far as signatures tell: the session that its cookie names and the guest of this board.
 * Whether they still count is judged by the rows, under the lock.
 */
export type Claim = { sessionId: Id | null; guest: Id | null }

/** A guest's cookie lasts a month, in seconds: as long as anybody looks back at a board. */
const guestSeconds = 30 * 86_400

const cookieOf = (boardId: Id) => `guest-${boardId}`
const macOf = (boardId: Id, participantId: Id) => sign('board-guest', boardId, participantId).subarray(0, 24)

/** A Set-Cookie line that makes this browser the guest. One cookie a board, since a guest is one on one board only. */
export function guestCookie(boardId: Id, participantId: Id): string {
  const value = `${participantId}.${macOf(boardId, participantId).toString('base64url')}`
  return setCookie(cookieOf(boardId), value, guestSeconds)
}

/** A Set-Cookie line that takes the guest's cookie away: the guest has become a member, and the session does now. */
export function endGuestCookie(boardId: Id): string {
  return setCookie(cookieOf(boardId), '', 0)
}

/** The claim of a Cookie header on this board. */
export async function claimOf(header: string | null, boardId: Id): Promise<Claim> {
  return { sessionId: await claimedSession(header), guest: claimedGuest(header, boardId) }
}

function claimedGuest(header: string | null, boardId: Id): Id | null {
  const [participantId, mac, more] = (readCookie(header, cookieOf(boardId)) ?? '').split('.')
  if (!participantId || !mac || more !== undefined || !isId(participantId)) return null
  return sameBytes(macOf(boardId, participantId), Buffer.from(mac, 'base64url')) ? participantId : null
}
