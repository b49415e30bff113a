import { type Actor, isOrganizer } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { clockTimestamp, transaction } from '../db/client.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { fail, ok, type Result } from '../result.ts'
import { judgeAnswer, noSuchOffer } from './rules-offers.ts'
import * as store from './store-offers.ts'

const organizersOnly = () => fail('forbidden', 'organizers-only', 'Only organizers answer offers.')

/** Answers an offer with one mail, which replies reach the site's contact address by. The same answer twice is once. */
export async function answerOffer(actor: Actor, given: { id: string; text: string }): Promise<Result<null>> {
  if (!isOrganizer(actor)) return organizersOnly()
  const { id, text } = given
  return transaction(async (tx) => {
    const offer = await store.lockOffer(tx, id)
    if (!offer?.confirmedAt) return noSuchOffer()
    const verdict = judgeAnswer(offer, text)
    if (!verdict.ok) return verdict
    if (verdict.value === 'again') return ok(null)
    await store.answerOfferRow(tx, id, text, actor.id, await clockTimestamp(tx))
    await enqueueMail(tx, { kind: 'offer-answered', to: offer.email, payload: { offerId: id } })
    await recordAct(tx, actor, { act: 'offer-answered', subject: 'offer', subjectId: id })
    return ok(null)
  })
}

/** Closes an offer, or opens it again as what it was. Nobody is mailed; twice is once. */
export async function changeOffer(
  actor: Actor,
  { id, state }: { id: string; state: 'closed' | 'open' },
): Promise<Result<null>> {
  if (!isOrganizer(actor)) return organizersOnly()
  return transaction(async (tx) => {
    const offer = await store.lockOffer(tx, id)
    if (!offer?.confirmedAt) return noSuchOffer()
    if ((offer.state === 'closed') === (state === 'closed')) return ok(null)
    const open = offer.answer === null ? 'new' : 'answered'
    await store.setOfferState(tx, id, state === 'closed' ? 'closed' : open, await clockTimestamp(tx))
    const act = state === 'closed' ? 'offer-closed' : 'offer-reopened'
    await recordAct(tx, actor, { act, subject: 'offer', subjectId: id })
    return ok(null)
  })
}
