import { knownCookie } from '#lib/auth/known'
import { sessionCookie } from '#lib/auth/session'
import { actByRsvpLink } from '#lib/board/rsvp'
import { actByLink } from '#lib/events/api'
import { handleForm } from '#lib/http/handle-form'
import { paths } from '#lib/paths'
import { ok } from '#lib/result'

/** Confirm, change, cancel and undo, by the link of a mail. */
export const POST = handleForm(
  actByLink,
  { name: 'rsvp-link', back: ({ token }) => paths.rsvp(token), long: ['topic'] },
  async ({ actor, params, body, request }) => {
    const done = await actByRsvpLink(actor, params.token, body, request.headers.get('user-agent') ?? '')
    if (!done.ok) return done
    const { session } = done.value
    const cookies = session ? [await sessionCookie(session.id), knownCookie(session.email)] : []
    return ok({ to: `${paths.rsvp(params.token)}?done=${body.action}`, json: { done: body.action }, cookies })
  },
)
