import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { fail, ok, type Result } from '../result.ts'
import type { Intake } from './ledger-intake.ts'
import type { Id } from './state.ts'

/** What one participant may send to a board: so much within so many seconds, at once or spread. No hand is that quick. */
const points = 500
const seconds = 5

/**
 * How fast the participants of this process may send (rule 12). Each is counted alone, by what a signature vouches for:
 * session or guest; whoever shows neither shares one count. A count is forgotten when its seconds are over.
 */
export class Pace {
  readonly #limiter = new RateLimiterMemory({ points, duration: seconds })

  /**
   * Counts an intake. `again` says that it was accepted before: such are counted apart, so that who sent too much can
   * still hear what became of it. Guests who join are counted by address (lib/http/limits), the clock is not.
   */
  async admit(boardId: Id, intake: Intake, again: boolean): Promise<Result<null>> {
    if (intake.type === 'time-up' || intake.type === 'claim') return ok(null)
    const { sessionId, guest } = intake.claim
    const who = sessionId ?? guest
    if (who === null && intake.type === 'join') return ok(null)
    try {
      await this.#limiter.consume(`${boardId} ${who ?? 'nobody'} ${again ? 'again' : 'new'}`)
      return ok(null)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      return fail('limited', 'too-fast', 'That was a lot at once. Please wait a moment.', {
        retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
      })
    }
  }
}
