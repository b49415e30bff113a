import { knownCookie } from '#lib/auth/known'
import { sessionCookie } from '#lib/auth/session'
import { handleForm } from '#lib/http/handle-form'
import { paths } from '#lib/paths'
import { signInWithLink } from '#lib/people/api'
import { signInByLink } from '#lib/people/commands'
import { ok } from '#lib/result'

/** Signs in by the link of a mail, after its button was pressed. */
export const POST = handleForm(
  signInWithLink,
  {
    name: 'sign-in-link',
    back: (_params, { token = '' }) => paths.signInLink(token),
    neverKeep: ['token'],
  },
  async ({ body, request }) => {
    const done = await signInByLink(body, request.headers.get('user-agent') ?? '')
    if (!done.ok) return done
    const { to, sessionId, email } = done.value
    return ok({ to, json: {}, cookies: [await sessionCookie(sessionId), knownCookie(email)] })
  },
)
