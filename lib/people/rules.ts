import type { TokenScope } from '../auth/token.ts'
import { fail, ok, type Result } from '../result.ts'

/** How long a sign-in mail counts, and how often its code may be mistyped (rule 6). */
export const signInMinutes = 10
export const signInTries = 5

/** What a sign-in request is judged by. */
export type SignInState = { endedAt: Date | null; expiresAt: Date; tries: number }

/** The refusal for somebody who was removed. */
export function removedPerson(): ReturnType<typeof fail> {
  return fail('forbidden', 'removed', 'This address can no longer take part.')
}

/** The refusal for somebody who is not there. */
export function noSuchPerson(): ReturnType<typeof fail> {
  return fail('not-found', 'no-such-person', 'We cannot find that person.')
}

/** Whether a request can still sign somebody in. */
export function isOpenRequest(request: SignInState, now: Date): boolean {
  return request.endedAt === null && now < request.expiresAt && request.tries < signInTries
}

/** The refusal for a request that has ended, whichever way. */
export function endedRequest(): { ok: false; failure: { kind: 'conflict'; code: string; message: string } } {
  return {
    ok: false,
    failure: { kind: 'conflict', code: 'sign-in-ended', message: 'This sign-in has ended. Please ask for a new mail.' },
  }
}

/** Whether this change of role leaves an organizer. */
export function judgeRoleChange(
  organizerIds: readonly string[],
  change: { personId: string; role: 'member' | 'organizer' },
): Result<null> {
  if (change.role === 'member' && organizerIds.every((id) => id === change.personId) && organizerIds.length > 0)
    return fail('conflict', 'last-organizer', 'Somebody has to run this site. Make another person organizer first.')
  return ok(null)
}

/** What the signature of a sign-in link covers. */
export function signInScope(request: { email: string }): TokenScope {
  return { purpose: 'sign-in', subject: request.email, generation: 0 }
}
