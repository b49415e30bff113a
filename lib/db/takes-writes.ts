import { isOutage } from '../http/outage.ts'
import { db } from './client.ts'

/** How long, in ms, an answer holds: anybody may ask how the site does, and each try is a write. */
const holds = 5_000

let last: { at: number; answer: Promise<boolean> } | null = null

/**
 * Whether the database takes writes at this moment, found out by one: a table of some hundred KB that is gone at once. A
 * row would not do: a full disk still has room in the pages that it has. The answer is up to five seconds old.
 */
export function takesWrites(): Promise<boolean> {
  const now = performance.now()
  if (!last || now - last.at > holds) last = { at: now, answer: tryWrite() }
  return last.answer
}

async function tryWrite(): Promise<boolean> {
  try {
    await db().$executeRaw`CREATE TEMP TABLE "Room" ON COMMIT DROP AS SELECT generate_series(1, 10000)`
    return true
  } catch (error) {
    // Somebody who may not make such a table learns nothing by this.
    return !isOutage(error)
  }
}
