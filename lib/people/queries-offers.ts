import { type Actor, isOrganizer } from '../auth/actor.ts'
import { checkToken, readToken } from '../auth/token.ts'
import { isId } from '../ids.ts'
import { fail, ok, type Result } from '../result.ts'
import { noSuchOffer, offerScope } from './rules-offers.ts'
import * as store from './store-offers.ts'
import type { OfferKind, OfferPage, OfferState, OfferView } from './view-offers.ts'

const organizersOnly = () => fail('forbidden', 'organizers-only', 'Only organizers see offers.')

/** A page of the offers that organizers have to do with; never one whose address is not confirmed. */
export async function getOffers(actor: Actor, wish: { state: OfferState; page: number }): Promise<Result<OfferPage>> {
  return isOrganizer(actor) ? ok(await store.listOffers(wish.state, wish.page)) : organizersOnly()
}

/** One offer, for organizers. */
export async function getOffer(actor: Actor, id: string): Promise<Result<OfferView>> {
  if (!isOrganizer(actor)) return organizersOnly()
  const offer = isId(id) ? await store.readOffer(id) : null
  return offer ? ok(offer) : noSuchOffer()
}

/** What the page behind an offer's link shows to whoever has the mail. Null where it no longer counts. Reads only. */
export async function getOfferLink(
  _actor: Actor,
  text: string,
): Promise<{ kind: OfferKind; name: string; email: string; answers: Record<string, string>; done: boolean } | null> {
  const token = readToken(text)
  const offer = token && (await store.findOffer(token.id))
  if (!offer || checkToken(token, offerScope(offer), new Date()) !== 'good') return null
  const { kind, name, email, answers, confirmedAt } = offer
  return {
    kind: kind as OfferKind,
    name,
    email,
    answers: answers as Record<string, string>,
    done: confirmedAt !== null,
  }
}
