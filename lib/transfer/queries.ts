import type { Actor } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { isRecent } from './rules.ts'
import { countOrganizers, sessionBegan } from './store-forget.ts'

/** Whether whoever asks may be deleted now, and if not, why. The command decides anew. */
export async function getForgetting(actor: Actor): Promise<{ recent: boolean; lastOrganizer: boolean }> {
  if (actor.kind !== 'member') return { recent: false, lastOrganizer: false }
  const began = await sessionBegan(db(), actor.sessionId)
  const last = actor.role === 'organizer' && (await countOrganizers(db())) === 1
  return { recent: began !== null && isRecent(began, new Date()), lastOrganizer: last }
}
