import { db } from '../db/client.ts'
import type { Id } from './state.ts'
import { type Identity, readIdentities } from './store-read.ts'

type Asked = Map<Id, PromiseWithResolvers<Identity | null>>

// One gathering a board and process: a thousand readers who come back at once are read in a few statements.
const shared = globalThis as { __quorumAsked?: Map<Id, Asked> }
shared.__quorumAsked ??= new Map()
const gathering = shared.__quorumAsked

const gatherMs = 3

/** Who stands behind a session, for this board, as it is now; null where it no longer counts. */
export async function identify(boardId: Id, sessionId: Id | null): Promise<Identity | null> {
  if (sessionId === null) return null
  let asked = gathering.get(boardId)
  if (!asked) {
    asked = new Map()
    gathering.set(boardId, asked)
    const group = asked
    setTimeout(() => {
      gathering.delete(boardId)
      void answer(boardId, group)
    }, gatherMs)
  }
  const waiting = asked.get(sessionId) ?? Promise.withResolvers<Identity | null>()
  asked.set(sessionId, waiting)
  return waiting.promise
}

async function answer(boardId: Id, group: Asked): Promise<void> {
  try {
    const found = await readIdentities(db(), boardId, [...group.keys()])
    for (const [sessionId, { resolve }] of group) resolve(found.get(sessionId) ?? null)
  } catch (error) {
    for (const { reject } of group.values()) reject(error)
  }
}
