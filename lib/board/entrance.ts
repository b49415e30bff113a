import { fail, type Result } from '../result.ts'
import type { Claim } from './identity.ts'
import type { EventStatus, Identity } from './store-read.ts'

/** Refuses where the event is no longer, or not yet, on. Organizers may prepare a draft's board. */
export function closedTo(status: EventStatus, who: Identity | null): Result<never> | null {
  if (status === 'cancelled')
    return fail('conflict', 'event-cancelled', 'This meeting is cancelled, so its board stays as it is.')
  return status === 'draft' && !who?.organizer ? noSuchBoard() : null
}

/** There is no such board, or none that this reader may know of. */
export function noSuchBoard(): Result<never> {
  return fail('not-found', 'no-such-board', 'We cannot find this board.')
}

/** Whoever has not joined, or is signed out by now, sends nothing. */
export function notAdmitted(claim: Claim): Result<never> {
  return claim.sessionId === null
    ? fail('unauthenticated', 'not-joined', 'Join this board first, then you can take part.')
    : signedOut()
}

/** Whoever shows a session that no longer counts. */
export function signedOut(): Result<never> {
  return fail('unauthenticated', 'signed-out', 'You are signed out. Sign in again, or join as a guest.')
}
