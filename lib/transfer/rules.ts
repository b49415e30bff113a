import { HIDDEN_TEXT } from '../board/view-hidden.ts'
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

type Topic = { title: string; status: string; hidden: boolean; author: { personId: string | null } }

/** What a topic is called in somebody's own data: who did not bring it is not given words that the board has taken back. */
export function titleFor(personId: string): (topic: Topic) => string {
  return ({ title, status, hidden, author }) => {
    if (author.personId === personId) return title
    if (status === 'removed') return 'A topic that is no longer on the board'
    return hidden ? HIDDEN_TEXT : title
  }
}
