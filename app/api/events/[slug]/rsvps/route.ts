import { askForSeat } from '#lib/events/api'
import { requestRsvp } from '#lib/events/commands'
import { handleForm } from '#lib/http/handle-form'
import { limitMail } from '#lib/http/limits'
import { paths } from '#lib/paths'
import { ok } from '#lib/result'

/** An RSVP by email: a row of its own and one mail, with the same answer for every address (rule 4). */
export const POST = handleForm(
  askForSeat,
  { name: 'rsvp', back: ({ slug }) => paths.event(slug), long: ['topic'] },
  async ({ params, body, address }) => {
    const limited = await limitMail(address)
    if (!limited.ok) return limited
    const done = await requestRsvp(params.slug, body)
    return done.ok ? ok({ to: `${paths.rsvpSent(params.slug)}#rsvp`, status: 202, json: {} }) : done
  },
)
