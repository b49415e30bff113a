import { handleForm } from '#lib/http/handle-form'
import { paths } from '#lib/paths'
import { answerAddressChange as operation } from '#lib/people/api'
import { answerAddressChange } from '#lib/people/commands-address'
import { ok } from '#lib/result'

/** What one of two addresses says to a change, after a button behind the link of its mail was pressed. */
export const POST = handleForm(
  operation,
  {
    name: 'address-change',
    back: (_params, { token = '' }) => paths.addressChange(token),
    neverKeep: ['token'],
  },
  async ({ body }) => {
    const done = await answerAddressChange(body)
    return done.ok ? ok({ to: paths.addressChange(body.token), json: {} }) : done
  },
)
