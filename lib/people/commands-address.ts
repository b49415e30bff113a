import type { Actor } from '../auth/actor.ts'
import { checkToken, readToken } from '../auth/token.ts'
import { clockTimestamp, isDuplicate, type Tx, transaction } from '../db/client.ts'
import type { AddressChange } from '../db/generated/client.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { notify } from '../realtime/port.ts'
import { fail, ok, type Result } from '../result.ts'
import {
  type AddressSide,
  addressHours,
  changeScope,
  endedChange,
  isAgreed,
  isOpenChange,
  takenAddress,
} from './rules-address.ts'
import { deleteOtherSessions, lockPerson } from './store.ts'
import * as store from './store-address.ts'

const signInFirst = () => fail('unauthenticated', 'sign-in-first', 'Please sign in first.')

/**
 * Somebody wants another address: a mail to the old and one to the new, and nothing changes before both have agreed. The
 * same rows, mails and answer whether or not somebody has the address. A newer wish ends the older.
 */
export async function requestAddressChange(actor: Actor, wish: { email: string }): Promise<Result<null>> {
  if (actor.kind !== 'member') return signInFirst()
  return transaction(async (tx) => {
    const person = await lockPerson(tx, actor.id)
    if (!person) return signInFirst()
    if (person.email === wish.email) {
      const message = 'That is your address already.'
      return fail('invalid', 'same-address', message, { fields: { email: [message] } })
    }
    const now = await clockTimestamp(tx)
    await store.endChanges(tx, person.id, now)
    const expiresAt = new Date(now.getTime() + addressHours * 3_600_000)
    const { sessionId } = actor
    const wanted = { personId: person.id, sessionId, oldEmail: person.email, newEmail: wish.email, expiresAt }
    const changeId = await store.createChange(tx, wanted)
    const mail = { payload: { changeId }, limit: 'address' } as const
    await enqueueMail(tx, { kind: 'address-from', to: person.email, ...mail })
    await enqueueMail(tx, { kind: 'address-to', to: wish.email, ...mail })
    return ok(null)
  })
}

/** Calls one's own change of address off. Twice is once. */
export async function callOffAddressChange(actor: Actor): Promise<Result<null>> {
  if (actor.kind !== 'member') return signInFirst()
  return transaction(async (tx) => {
    await lockPerson(tx, actor.id)
    await store.endChanges(tx, actor.id, await clockTimestamp(tx))
    return ok(null)
  })
}

/** The change behind a token, and whose link it is; null for a bad one. */
export async function openAddressLink(
  tx: Tx,
  text: string,
): Promise<{ change: AddressChange; side: AddressSide } | null> {
  const token = readToken(text)
  const change = token && (await store.findChange(tx, token.id))
  if (!token || !change) return null
  // Expired ones are known too: the page says that they are.
  const isOf = (side: AddressSide) => checkToken(token, changeScope(change, side), new Date()) !== 'bad'
  const side = (['old', 'new'] as const).find(isOf)
  return side ? { change, side } : null
}

/** What one of the addresses says to a change: with the second yes the address is another. Each act twice is once. */
export async function answerAddressChange(act: { token: string; action: 'confirm' | 'refuse' }): Promise<Result<null>> {
  const work = (tx: Tx) => answer(tx, act)
  try {
    return await transaction(work)
  } catch (error) {
    // Somebody took the address between our look and our write: the second look sees them.
    if (isDuplicate(error)) return transaction(work)
    throw error
  }
}

async function answer(
  tx: Tx,
  { token, action }: { token: string; action: 'confirm' | 'refuse' },
): Promise<Result<null>> {
  const link = await openAddressLink(tx, token)
  const person = link && (await lockPerson(tx, link.change.personId))
  const change = link && (await store.findChange(tx, link.change.id))
  if (!person || !change) return endedChange()
  const now = await clockTimestamp(tx)
  if (action === 'confirm' && isAgreed(change)) return ok(null)
  if (!isOpenChange(change, now) || person.removedAt || person.email !== change.oldEmail) return endedChange()
  if (action === 'refuse') {
    await store.endChanges(tx, person.id, now)
    return ok(null)
  }
  if (await store.isTaken(tx, change.newEmail)) {
    // Who holds the new address may know, and so may who asks once that address has agreed; before that nobody else.
    if (link.side === 'new' || change.newConfirmedAt) return takenAddress()
  }
  const agreed = await store.confirmSide(tx, change.id, link.side, now)
  if (!isAgreed(agreed)) return ok(null)
  await store.moveAddress(tx, agreed)
  await store.endChanges(tx, person.id, now)
  await deleteOtherSessions(tx, person.id, agreed.sessionId)
  await notify(tx, 'quorum_person', person.id)
  await enqueueMail(tx, { kind: 'address-changed', to: change.oldEmail, payload: { changeId: change.id } })
  return ok(null)
}
