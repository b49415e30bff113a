import { handleForm } from '#lib/http/handle-form'
import { limitMail } from '#lib/http/limits'
import { paths } from '#lib/paths'
import { offerSomething } from '#lib/people/api'
import { sendOffer } from '#lib/people/commands-offers'
import { isOfferKind } from '#lib/people/view-offers'
import { ok } from '#lib/result'

/** An offer to help, to speak or to host: a row of its own and one mail, with the same answer for every address (rule 4). */
export const POST = handleForm(
  offerSomething,
  {
    name: 'offer',
    back: (_params, { kind }) => (isOfferKind(kind) ? paths.getInvolvedAs(kind) : paths.getInvolved()),
    long: ['help', 'about', 'links', 'accessibility'],
  },
  async ({ actor, body, address }) => {
    const limited = await limitMail(address)
    if (!limited.ok) return limited
    const sent = await sendOffer(actor, body)
    if (!sent.ok) return sent
    const { confirmed } = sent.value
    const to = paths.getInvolvedAs(body.kind, confirmed ? 'kept' : 'sent')
    return ok({ to, status: confirmed ? 201 : 202, json: { confirmed } })
  },
)
