import type { Actor } from '../auth/actor.ts'
import { transaction } from '../db/client.ts'
import { notify } from '../realtime/port.ts'
import { fail, ok, type Result } from '../result.ts'
import * as store from './store.ts'

const signInFirst = () => fail('unauthenticated', 'sign-in-first', 'Please sign in first.')

/** Ends one of one's own sessions, and closes its streams. Twice is once; somebody else's id ends nothing. */
export async function endSession(actor: Actor, sessionId: string): Promise<Result<null>> {
  if (actor.kind !== 'member') return signInFirst()
  return transaction(async (tx) => {
    await store.deleteSessions(tx, actor.id, sessionId)
    await notify(tx, 'quorum_person', actor.id)
    return ok(null)
  })
}

/** Ends all of one's sessions but this one. */
export async function endOtherSessions(actor: Actor): Promise<Result<null>> {
  if (actor.kind !== 'member') return signInFirst()
  return transaction(async (tx) => {
    await store.deleteOtherSessions(tx, actor.id, actor.sessionId)
    await notify(tx, 'quorum_person', actor.id)
    return ok(null)
  })
}
