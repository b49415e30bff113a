/** One question for the time: the server's answer, and our clock just before and after. All in ms. */
export type Sample = { asked: number; answered: number; server: number }

/** How far the server's clock is ahead of ours, by the quickest of the samples; it is off by at most half that round trip. */
export function offsetOf(samples: readonly Sample[]): number | null {
  let best: Sample | null = null
  for (const sample of samples) if (!best || sample.answered - sample.asked < best.answered - best.asked) best = sample
  return best && Math.round(best.server - (best.asked + best.answered) / 2)
}

/** The server's clock as this browser knows it. */
export type BoardClock = {
  /** The server's time now, in ms since 1970. */
  now(): number
  /** Asks the server a few times and keeps the best answer. A second call while one runs does nothing. */
  measure(): Promise<void>
  /** Takes a time that the server sent along; measures anew where ours has drifted away from it. */
  hint(server: number): void
  /** Told when the offset changed by more than a blink, so that what is shown can be drawn again. */
  subscribe(told: () => void): () => void
}

const samplesEach = 5
/** A frame may have been under way for a while, so a hint only counts when it is further off than this, in ms. */
const driftMs = 1_500
const blinkMs = 40

/** @param ask - fetches the server's time; @param local - this machine's clock; @param server - its time on the page */
export function createClock(ask: () => Promise<number>, local: () => number, server: number): BoardClock {
  const listeners = new Set<() => void>()
  let offset = server - local()
  let measuring = false

  function set(next: number | null): void {
    if (next === null) return
    const changed = Math.abs(next - offset) > blinkMs
    offset = next
    if (changed) for (const told of listeners) told()
  }

  async function measure(): Promise<void> {
    if (measuring) return
    measuring = true
    const samples: Sample[] = []
    try {
      for (let count = 0; count < samplesEach; count++) {
        const asked = local()
        const answer = await ask()
        samples.push({ asked, answered: local(), server: answer })
        if (count === 0) set(offsetOf(samples))
      }
    } catch {
      // The next wake or hint asks again; until then the samples so far are the best that is known.
    }
    set(offsetOf(samples))
    measuring = false
  }

  return {
    now: () => local() + offset,
    measure,
    hint(time) {
      if (Math.abs(time - (local() + offset)) > driftMs) void measure()
    },
    subscribe(told) {
      listeners.add(told)
      return () => listeners.delete(told)
    },
  }
}
