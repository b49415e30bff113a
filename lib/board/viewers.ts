import { db } from '../db/client.ts'
import type { Id } from './state.ts'
import { type Identity, readIdentities } from './store-read.ts'

type Identify = (boardId: Id, sessionId: Id | null) => Promise<Identity | null>
type Read = (boardId: Id, sessionIds: readonly Id[]) => Promise<ReadonlyMap<Id, Identity>>
type Asked = Map<Id, PromiseWithResolvers<Identity | null>>

/** How long those who ask are gathered, in ms: at least, more for each moment of the last second in which some came, at most. */
const gatherMs = { least: 3, each: 8, most: 500 }
const secondMs = 1_000

/**
 * Gathers questions, one group a board, and reads each group at once. In a crowd groups are gathered for longer: a
 * thousand who come back after a restart come a few ms apart, and one statement each is what they would all wait for.
 */
export function gatherIdentities(read: Read): Identify {
  const gathering = new Map<Id, Asked>()
  let lately = 0
  let lastAt = 0

  /** Moments in which somebody asked, those a second ago hardly counted. All who ask in one turn are of one moment. */
  function countMoment(): number {
    const now = performance.now()
    if (now - lastAt < 1) return lately
    const before = lately * Math.exp((lastAt - now) / secondMs)
    lately = before + 1
    lastAt = now
    return before
  }

  async function answer(boardId: Id, group: Asked): Promise<void> {
    try {
      const found = await read(boardId, [...group.keys()])
      for (const [sessionId, { resolve }] of group) resolve(found.get(sessionId) ?? null)
    } catch (error) {
      for (const { reject } of group.values()) reject(error)
    }
  }

  return async (boardId, sessionId) => {
    if (sessionId === null) return null
    const before = countMoment()
    const asked: Asked = gathering.get(boardId) ?? new Map()
    if (!gathering.has(boardId)) {
      gathering.set(boardId, asked)
      const wait = Math.min(gatherMs.most, gatherMs.least + gatherMs.each * before)
      setTimeout(() => {
        gathering.delete(boardId)
        void answer(boardId, asked)
      }, wait)
    }
    const waiting = asked.get(sessionId) ?? Promise.withResolvers<Identity | null>()
    asked.set(sessionId, waiting)
    return waiting.promise
  }
}

// One for all modules of this process, also those that Next bundles apart.
const shared = globalThis as { __quorumIdentify?: Identify }
shared.__quorumIdentify ??= gatherIdentities((boardId, sessionIds) => readIdentities(db(), boardId, sessionIds))

/** Who stands behind a session, for this board, as it is now; null where it no longer counts. */
export const identify: Identify = shared.__quorumIdentify
