import { knownCookie } from '#lib/auth/known'
import { sessionCookie } from '#lib/auth/session'
import { handleForm } from '#lib/http/handle-form'
import { paths } from '#lib/paths'
import { signInWithCode } from '#lib/people/api'
import { signInByCode } from '#lib/people/commands'
import { ok } from '#lib/result'

/** Signs in by the six digits, in the browser that asked for them. */
export const POST = handleForm(
  signInWithCode,
  {
    name: 'sign-in-code',
    back: (_params, { request = '' }) => paths.signInCode(request),
    neverKeep: ['code'],
  },
  async ({ body, browser, request }) => {
    const done = await signInByCode(body, browser.hash, request.headers.get('user-agent') ?? '')
    if (!done.ok) return done
    const { to, sessionId, email } = done.value
    return ok({ to, json: {}, cookies: [await sessionCookie(sessionId), knownCookie(email)] })
  },
)
