import { readEvent } from '#lib/events/api'
import { getEvent } from '#lib/events/queries'
import { toEventView } from '#lib/events/view'
import { handle } from '#lib/http/handle'
import { fail, ok } from '#lib/result'

/** One event, in the shape of the list. */
export const GET = handle(readEvent, async ({ actor, params }) => {
  const event = await getEvent(actor, params.slug)
  return event ? ok(toEventView(event)) : fail('not-found', 'no-such-event', 'We cannot find that event.')
})
