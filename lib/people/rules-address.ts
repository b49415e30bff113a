import type { TokenScope } from '../auth/token.ts'
import { fail } from '../result.ts'

/** How long both addresses have to agree. */
export const addressHours = 24

/** Which of the two addresses a link was sent to. */
export type AddressSide = 'old' | 'new'

/** What a change of address is judged by. */
export type AddressChangeState = {
  oldEmail: string
  newEmail: string
  expiresAt: Date
  oldConfirmedAt: Date | null
  newConfirmedAt: Date | null
  endedAt: Date | null
}

/** Whether the addresses can still agree to it. */
export function isOpenChange(change: AddressChangeState, now: Date): boolean {
  return change.endedAt === null && now < change.expiresAt
}

/** Whether both have agreed. */
export function isAgreed(change: Pick<AddressChangeState, 'oldConfirmedAt' | 'newConfirmedAt'>): boolean {
  return change.oldConfirmedAt !== null && change.newConfirmedAt !== null
}

/** What the signature of a link covers: this address's word on this change, and nothing of the other's. */
export function changeScope(change: Pick<AddressChangeState, 'oldEmail' | 'newEmail'>, side: AddressSide): TokenScope {
  return side === 'old'
    ? { purpose: 'address-from', subject: change.oldEmail, generation: 0 }
    : { purpose: 'address-to', subject: change.newEmail, generation: 0 }
}

/** The refusal for a change that is over, whichever way. */
export function endedChange(): ReturnType<typeof fail> {
  return fail('conflict', 'address-change-ended', 'This change has ended. Ask for it anew in the settings.')
}

/** The refusal that only the holder of the new address gets to see: nobody else learns who has an account. */
export function takenAddress(): ReturnType<typeof fail> {
  return fail('conflict', 'address-taken', 'This address has an account of its own already. Sign in with it instead.')
}
