import { actorOf } from '#lib/auth/session'
import { getEventCalendar } from '#lib/events/queries'
import { slugParams } from '#lib/events/schema'
import { isOutage } from '#lib/http/outage'
import { outageRetry } from '#lib/http/status'

type Context = { params: Promise<{ slug: string }> }

/** The event as a calendar file, without the link to join; 503 while the database is away, so that calendars come back. */
export async function GET(request: Request, context: Context): Promise<Response> {
  try {
    return await answer(request, context)
  } catch (error) {
    if (!isOutage(error)) throw error
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(outageRetry) }
    return new Response('We cannot reach our database. Please try again.\n', { status: 503, headers })
  }
}

async function answer(request: Request, { params }: Context): Promise<Response> {
  const parsed = slugParams.safeParse(await params)
  const actor = await actorOf(request.headers.get('cookie'))
  const text = parsed.success ? await getEventCalendar(actor, parsed.data.slug) : null
  if (!text) return new Response('We cannot find that event.\n', { status: 404 })
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="event.ics"',
      'cache-control': 'no-cache',
    },
  })
}
