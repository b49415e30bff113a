import { handleForm } from '#lib/http/handle-form'
import { paths } from '#lib/paths'
import { confirmOfferLink } from '#lib/people/api'
import { confirmOffer } from '#lib/people/commands-offers'
import { ok } from '#lib/result'

/** Confirms the address behind an offer, by the link of a mail, after its button was pressed. */
export const POST = handleForm(
  confirmOfferLink,
  { name: 'offer-link', back: ({ token }) => paths.offer(token) },
  async ({ params }) => {
    const done = await confirmOffer(params.token)
    return done.ok ? ok({ to: paths.offer(params.token), json: { confirmed: true } }) : done
  },
)
