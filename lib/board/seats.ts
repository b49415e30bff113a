import { limitKey } from '../http/address.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Viewer } from './reader.ts'

/** How many streams may be open at once: of one person, and of everybody unknown behind one address, such as a cafe's. */
const most = { person: 20, address: 1_500 }

/** Counts the open streams of this process, by person, and by address of those who are nobody yet (rule 12). */
export class Seats {
  readonly #taken = new Map<string, number>()

  /** Takes a seat and gives what frees it. `limited` where this person, or this address, has too many open. */
  take({ who, guest }: Viewer, address: string): Result<() => void> {
    const person = who?.personId ?? guest
    const key = person ?? `address ${limitKey(address)}`
    const taken = this.#taken.get(key) ?? 0
    if (taken >= (person === null ? most.address : most.person))
      return fail('limited', 'too-many-streams', 'This board is open too many times. Close a few, then try again.', {
        retryAfter: 10,
      })
    this.#taken.set(key, taken + 1)
    let free = false
    return ok(() => {
      if (free) return
      free = true
      const left = (this.#taken.get(key) ?? 1) - 1
      if (left > 0) this.#taken.set(key, left)
      else this.#taken.delete(key)
    })
  }
}
