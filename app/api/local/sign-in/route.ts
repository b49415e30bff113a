import { sessionCookie } from '#lib/auth/session'
import { handleForm } from '#lib/http/handle-form'
import { localOnly } from '#lib/http/local'
import { paths } from '#lib/paths'
import { signInHere } from '#lib/people/api'
import { signInLocally } from '#lib/people/commands'
import { ok } from '#lib/result'

/** The button behind a ready-made sign-in link of local mode. */
export const POST = handleForm(
  signInHere,
  { name: 'local-sign-in', back: () => paths.home() },
  async ({ body, request }) => {
    const local = localOnly()
    if (!local.ok) return local
    const done = await signInLocally(body.role, request.headers.get('user-agent') ?? '')
    if (!done.ok) return done
    return ok({ to: done.value.to, json: {}, cookies: [await sessionCookie(done.value.sessionId)] })
  },
)
