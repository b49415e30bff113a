import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { fail, ok, type Result } from '../result.ts'
import { limitKey } from './address.ts'

/** What one person may look up while typing; nobody types that much. */
const person = { points: 120, duration: 60 }
/** And all of one address together: a cafe of 500, of whom a good part type at once. */
const neighbours = { points: 6_000, duration: 60 }

type Lookups = { person: RateLimiterMemory; neighbours: RateLimiterMemory }

const shared = globalThis as { __quorumLookups?: Lookups }

/**
 * Counts one lookup that a page makes while somebody types. In this process alone: it costs less than writing down that it
 * happened. `who` is what a signature vouches for, null for whoever has not joined.
 */
export async function limitLookups(who: string | null, address: string): Promise<Result<null>> {
  shared.__quorumLookups ??= { person: new RateLimiterMemory(person), neighbours: new RateLimiterMemory(neighbours) }
  try {
    await shared.__quorumLookups.neighbours.consume(limitKey(address))
    if (who !== null) await shared.__quorumLookups.person.consume(who)
    return ok(null)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    return fail('limited', 'too-fast', 'That was a lot at once. Please wait a moment.', { retryAfter })
  }
}
