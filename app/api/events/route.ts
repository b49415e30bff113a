import { getAllEvents } from '#lib/events/queries'
import { handle } from '#lib/http/handle'
import { ok } from '#lib/result'

/** All published events, latest first. */
export const GET = handle({}, async ({ actor }) => ok({ events: await getAllEvents(actor) }))
