import { fail } from '../result.ts'

/** How long after signing in somebody may delete their account without signing in anew. */
export const recentMinutes = 15

/** Whether whoever is signed in has just shown that the address is theirs: a browser that was left open has not. */
export function isRecent(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() < recentMinutes * 60_000
}

/** The refusal for a session that is older. */
export function signInAgain(): ReturnType<typeof fail> {
  return fail(
    'forbidden',
    'sign-in-again',
    'Please sign in again first: a browser that was left open must not be able to delete you.',
  )
}
