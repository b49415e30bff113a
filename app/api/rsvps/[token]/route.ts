import { z } from 'zod'
import { sessionCookie } from '#lib/auth/session'
import { actByRsvpLink } from '#lib/board/rsvp'
import { rsvpActionBody } from '#lib/events/schema'
import { handleForm } from '#lib/http/handle-form'
import { paths } from '#lib/paths'
import { ok } from '#lib/result'

const params = z.object({ token: z.string().max(200) })

/** Confirm, change, cancel and undo, by the link of a mail. */
export const POST = handleForm(
  { name: 'rsvp-link', params, body: rsvpActionBody, back: ({ token }) => paths.rsvp(token), long: ['topic'] },
  async ({ actor, params, body, request }) => {
    const done = await actByRsvpLink(actor, params.token, body, request.headers.get('user-agent') ?? '')
    if (!done.ok) return done
    const { sessionId } = done.value
    const cookies = sessionId ? [await sessionCookie(sessionId)] : []
    return ok({ to: `${paths.rsvp(params.token)}?done=${body.action}`, json: { done: body.action }, cookies })
  },
)
