import { listEvents } from '#lib/events/api'
import { getAllEvents } from '#lib/events/queries'
import { handle } from '#lib/http/handle'
import { ok } from '#lib/result'

/** All published events, latest first. */
export const GET = handle(listEvents, async ({ actor }) => ok({ events: await getAllEvents(actor) }))
