import { isKnownHere } from '#lib/auth/known'
import { handleForm } from '#lib/http/handle-form'
import { limitMail } from '#lib/http/limits'
import { paths } from '#lib/paths'
import { askForSignIn } from '#lib/people/api'
import { requestSignIn } from '#lib/people/commands'
import { ok } from '#lib/result'

/** Asks for a sign-in mail: a link and a code, with the same answer for every address. */
export const POST = handleForm(
  askForSignIn,
  { name: 'sign-in', back: (_params, { to }) => paths.signIn(to) },
  async ({ body, browser, address, request }) => {
    const limited = await limitMail(address)
    if (!limited.ok) return limited
    const done = await requestSignIn(body, browser.hash, isKnownHere(request.headers.get('cookie'), body.email))
    if (!done.ok) return done
    const { requestId } = done.value
    return ok({ to: paths.signInCode(requestId), status: 202, json: { request: requestId } })
  },
)
