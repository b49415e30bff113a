import { actorOf } from '#lib/auth/session'
import { getEventCalendar } from '#lib/events/queries'
import { slugParams } from '#lib/events/schema'

/** The event as a calendar file, without the link to join. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
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
