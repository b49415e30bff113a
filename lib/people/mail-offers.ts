import { visitor } from '../auth/actor.ts'
import { makeToken } from '../auth/token.ts'
import { env } from '../env.ts'
import type { MailTemplates } from '../mail/kinds.ts'
import { layMail } from '../mail/layout.ts'
import { paths } from '../paths.ts'
import { getSite } from '../site/queries.ts'
import { offerExpiry, offerScope } from './rules-offers.ts'
import { countNewOffers, findOffer } from './store-offers.ts'
import { type OfferKind, offerForms } from './view-offers.ts'

const nounOf = (offer: { kind: string }) => offerForms[offer.kind as OfferKind].noun

/** The mails about offers. */
export const offerMails: Pick<MailTemplates, 'offer-request' | 'offer-arrived' | 'offer-answered'> = {
  // Shows nothing that was typed: a stranger may have typed it (rule 4).
  'offer-request': async ({ offerId }) => {
    const offer = await findOffer(offerId)
    if (!offer || offer.confirmedAt) return null
    const { name } = await getSite(visitor)
    const token = makeToken(offer.id, offerExpiry(offer.createdAt), offerScope(offer))
    return layMail(`Please confirm: your offer to ${name}`, name, [
      { text: `Somebody, we think you, wrote to us and offers ${nounOf(offer)}. Is this your address?` },
      { link: { label: 'Look and confirm', url: env().siteUrl + paths.offer(token) } },
      {
        small:
          'The link waits for seven days; until then nobody reads what was written. If it was not you, do nothing.',
      },
    ])
  },
  'offer-arrived': async ({ offerId }) => {
    const offer = await findOffer(offerId)
    // It speaks for those after it, too, whose mails were too many.
    const waiting = offer?.confirmedAt ? await countNewOffers(offer.confirmedAt) : 0
    if (!offer || waiting === 0) return null
    const { name } = await getSite(visitor)
    if (waiting > 1 || offer.state !== 'new')
      return layMail(waiting === 1 ? 'There is a new offer' : `There are ${waiting} new offers`, name, [
        { text: 'What was written is at the desk; you answer there, too.' },
        { link: { label: 'Read at the desk', url: env().siteUrl + paths.organizeOffers() } },
      ])
    return layMail(`Somebody offers ${nounOf(offer)}`, name, [
      { text: `Somebody offers ${nounOf(offer)}. What they wrote is at the desk; you answer there, too.` },
      { link: { label: 'Read it at the desk', url: env().siteUrl + paths.organizeOffer(offer.id) } },
    ])
  },
  'offer-answered': async ({ offerId }) => {
    const offer = await findOffer(offerId)
    if (!offer?.answer) return null
    const { name, contactEmail } = await getSite(visitor)
    const mail = layMail(`Your offer ${nounOf(offer)}`, name, [
      { text: `You offered ${nounOf(offer)}. An organizer answers:` },
      { text: offer.answer },
      ...(contactEmail ? [{ small: 'Just reply to this mail; it reaches the organizers.' }] : []),
    ])
    return contactEmail ? { ...mail, replyTo: contactEmail } : mail
  },
}
