import type { Actor } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { openAddressLink } from './commands-address.ts'
import { type AddressSide, isAgreed, isOpenChange } from './rules-address.ts'
import { listSessions } from './store.ts'
import { findOpenChange, isTaken } from './store-address.ts'
import { deviceOf, type SessionView, type WaitingAddress } from './view.ts'

/** Where whoever asks is signed in, the one used last first. */
export async function getSessions(actor: Actor): Promise<SessionView[]> {
  if (actor.kind !== 'member') return []
  const sessions = await listSessions(actor.id)
  return sessions.map(({ userAgent, ...session }) => ({
    ...session,
    device: deviceOf(userAgent),
    current: session.id === actor.sessionId,
  }))
}

/** The change of address that whoever asks waits for; null where there is none. */
export async function getWaitingAddress(actor: Actor): Promise<WaitingAddress | null> {
  const change = actor.kind === 'member' ? await findOpenChange(actor.id) : null
  if (!change) return null
  const { newEmail, oldConfirmedAt, newConfirmedAt, expiresAt } = change
  return { newEmail, oldAgreed: oldConfirmedAt !== null, newAgreed: newConfirmedAt !== null, expiresAt }
}

/** What the page behind a link about a change of address shows. The old address stays untold to the new one. */
export type AddressLinkView = {
  side: AddressSide
  state: 'open' | 'waiting' | 'done' | 'ended' | 'taken'
  newEmail: string
  oldEmail: string | null
}

/** The page behind a link about a change of address; null for a bad link. Reads only (rule 5). */
export async function getAddressLink(_actor: Actor, token: string): Promise<AddressLinkView | null> {
  const link = await openAddressLink(db(), token)
  if (!link) return null
  const { change, side } = link
  const shown = { side, newEmail: change.newEmail, oldEmail: side === 'old' ? change.oldEmail : null }
  if (isAgreed(change)) return { ...shown, state: 'done' }
  if (!isOpenChange(change, new Date())) return { ...shown, state: 'ended' }
  if (side === 'old' ? change.oldConfirmedAt : change.newConfirmedAt) return { ...shown, state: 'waiting' }
  const taken = side === 'new' && (await isTaken(db(), change.newEmail))
  return { ...shown, state: taken ? 'taken' : 'open' }
}
