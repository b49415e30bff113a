import { limitKey } from '../http/address.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Viewer } from './reader.ts'

/**
 * How many streams may be open at once: of one person, of everybody unknown behind one address, such as a cafe's, and of
 * all guests behind one, since anybody may be many.
 */
const most = { person: 20, address: 1_500, guests: 3_000 }

/** Counts the open streams of this process, by person, and by address of those who are nobody yet or guests (rule 12). */
export class Seats {
  readonly #taken = new Map<string, number>()

  /** Takes a seat and gives what frees it. `limited` where this person, or this address, has too many open. */
  take({ who, guest }: Viewer, address: string): Result<() => void> {
    const person = who?.personId ?? guest
    const behind = who ? null : limitKey(address)
    const counts: [key: string, most: number][] = []
    if (person !== null) counts.push([person, most.person])
    if (behind !== null)
      counts.push(person === null ? [`address ${behind}`, most.address] : [`guests ${behind}`, most.guests])
    if (counts.some(([key, limit]) => (this.#taken.get(key) ?? 0) >= limit))
      return fail('limited', 'too-many-streams', 'This board is open too many times. Close a few, then try again.', {
        retryAfter: 10,
      })
    for (const [key] of counts) this.#taken.set(key, (this.#taken.get(key) ?? 0) + 1)
    let free = false
    return ok(() => {
      if (free) return
      free = true
      for (const [key] of counts) {
        const left = (this.#taken.get(key) ?? 1) - 1
        if (left > 0) this.#taken.set(key, left)
        else this.#taken.delete(key)
      }
    })
  }
}
