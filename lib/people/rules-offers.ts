import type { TokenScope } from '../auth/token.ts'
import { fail, ok, type Result } from '../result.ts'

/** How long an offer waits for its address to be confirmed, in days; it goes after that. */
export const offerDays = 7

/** How many offers an hour one confirmed address can send. */
export const offersAnHour = 3

/** What the signature of an offer's link covers: one act, that this address says yes. */
export function offerScope(offer: { email: string }): TokenScope {
  return { purpose: 'offer', subject: offer.email, generation: 0 }
}

/** Until when the link of an offer counts. */
export function offerExpiry(createdAt: Date): Date {
  return new Date(createdAt.getTime() + offerDays * 86_400_000)
}

/** The refusal for an offer that organizers cannot see, or that is not there. */
export function noSuchOffer(): ReturnType<typeof fail> {
  return fail('not-found', 'no-such-offer', 'We cannot find that offer.')
}

/** Whether an offer can be answered with this: there is one answer; the same one twice is once. */
export function judgeAnswer(offer: { answer: string | null }, text: string): Result<'first' | 'again'> {
  if (offer.answer === null) return ok('first')
  if (offer.answer === text) return ok('again')
  return fail('conflict', 'answered-meanwhile', 'Somebody has answered this meanwhile. Their answer has been mailed.')
}
