import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { limitKey } from '../http/address.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Intake } from './ledger-intake.ts'
import type { Id } from './state.ts'

/** What one participant may send to a board: so much within so many seconds, at once or spread. No hand is that quick. */
const burst = { points: 500, duration: 5 }
/** And so much within an hour, since each accepted command is kept for good. */
const hour = { points: 2_000, duration: 3_600 }
/** What all guests of a board may send together: anybody may be many guests. Five hundred who vote do not come near. */
const guests = { points: 20_000, duration: 600 }
/** And what those from one address may of it, so that nobody spends it for all the others. */
const neighbours = { points: 10_000, duration: 600 }

/**
 * How fast the participants of this process may send (rule 12). Each is counted alone, by what a signature vouches for:
 * session or guest. A count is forgotten when its seconds are over.
 */
export class Pace {
  readonly #burst = new RateLimiterMemory(burst)
  readonly #hour = new RateLimiterMemory(hour)
  readonly #guests = new RateLimiterMemory(guests)
  readonly #neighbours = new RateLimiterMemory(neighbours)

  /**
   * Counts an intake. `again` says that it was accepted before: such are counted apart, so that who sent too much can
   * still hear what became of it. Who joins is counted by address (lib/http/limits), the clock is not.
   */
  async admit(boardId: Id, intake: Intake, again: boolean): Promise<Result<null>> {
    if (intake.type === 'due' || intake.type === 'claim') return ok(null)
    const { sessionId, guest } = intake.claim
    const who = sessionId ?? guest
    // Whoever is nobody yet can only join, which is counted by address.
    if (who === null) return ok(null)
    const key = `${boardId} ${who}`
    const atOnce = await take(
      this.#burst,
      `${key} ${again ? 'again' : 'new'}`,
      'That was a lot at once. Please wait a moment.',
    )
    if (!atOnce.ok || again) return atOnce
    const spread = await take(this.#hour, key, 'That was a lot in one hour. Please wait a while.')
    if (!spread.ok || sessionId !== null) return spread
    const sentence = 'Guests have sent a lot to this board. Sign in to go on, or wait a few minutes.'
    const from = intake.type === 'command' ? intake.from : undefined
    const near = from === undefined ? spread : await take(this.#neighbours, `${boardId} ${limitKey(from)}`, sentence)
    return near.ok ? take(this.#guests, boardId, sentence) : near
  }
}

async function take(limiter: RateLimiterMemory, key: string, sentence: string): Promise<Result<null>> {
  try {
    await limiter.consume(key)
    return ok(null)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    return fail('limited', 'too-fast', sentence, { retryAfter })
  }
}
