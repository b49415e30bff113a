import type { Actor } from '../auth/actor.ts'
import { checkToken, readToken } from '../auth/token.ts'
import { clockTimestamp, type Tx, transaction } from '../db/client.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { fail, ok, type Result } from '../result.ts'
import { removedPerson } from './rules.ts'
import { offerScope, offersAnHour } from './rules-offers.ts'
import type { OfferInput } from './schema-offers.ts'
import { findPersonByEmail, lockPerson } from './store.ts'
import * as store from './store-offers.ts'
import { organizerAddresses } from './store-reports.ts'
import type { OfferKind } from './view-offers.ts'

/** What was typed, apart from who typed it; fields left open are not there. */
function answersOf(input: OfferInput): Record<string, string> {
  const { kind: _kind, name: _name, email: _email, ...answers } = input
  return Object.fromEntries(Object.entries(answers).filter((pair): pair is [string, string] => Boolean(pair[1])))
}

/**
 * Somebody offers to help, to speak or to host. A member under their own address is believed at once, and organizers hear
 * of it. What a stranger typed is a row of its own and one mail that asks whether the address is theirs (rule 4); the
 * same answer for every address, also past the hourly limit.
 */
export async function sendOffer(actor: Actor, input: OfferInput): Promise<Result<{ confirmed: boolean }>> {
  const { kind, name, email } = input
  const offer = { kind, name, email, answers: answersOf(input) }
  const own = actor.kind === 'member' && actor.email === email ? actor : null
  return transaction(async (tx) => {
    if (!own) {
      const offerId = await store.createOffer(tx, { ...offer, confirmedAt: null })
      await enqueueMail(tx, { kind: 'offer-request', to: email, payload: { offerId }, limit: 'request' })
      return ok({ confirmed: false })
    }
    if ((await lockPerson(tx, own.id))?.removedAt !== null) return removedPerson()
    const now = await clockTimestamp(tx)
    if ((await store.countOffers(tx, email, now)) >= offersAnHour)
      return fail('limited', 'too-many', 'Those were three within the hour. Please wait a little with the next.', {
        retryAfter: 3600,
      })
    await tellOrganizers(tx, await store.createOffer(tx, { ...offer, confirmedAt: now }))
    return ok({ confirmed: true })
  })
}

/** The address behind an offer says yes: now organizers see it. Twice is once. Signs nobody in and makes no member. */
export async function confirmOffer(text: string): Promise<Result<{ kind: OfferKind }>> {
  const token = readToken(text)
  if (!token) return badOfferLink()
  return transaction(async (tx) => {
    const offer = await store.lockOffer(tx, token.id)
    const now = await clockTimestamp(tx)
    if (!offer || checkToken(token, offerScope(offer), now) !== 'good') return badOfferLink()
    const kind = offer.kind as OfferKind
    if (offer.confirmedAt) return ok({ kind })
    if ((await findPersonByEmail(tx, offer.email))?.removedAt) return removedPerson()
    await store.confirmOfferRow(tx, offer.id, now)
    await tellOrganizers(tx, offer.id)
    return ok({ kind })
  })
}

const badOfferLink = () =>
  fail('not-found', 'bad-link', 'This link is incomplete or no longer counts. It works for seven days.')

/**
 * A mail to each organizer that there is an offer: where it is, nothing of what it says. At most three an hour each; the next
 * one waits for its hour, so that no offer comes in silence.
 */
async function tellOrganizers(tx: Tx, offerId: string): Promise<void> {
  for (const to of await organizerAddresses(tx))
    await enqueueMail(tx, { kind: 'offer-arrived', to, payload: { offerId }, limit: 'offer', late: true })
}
