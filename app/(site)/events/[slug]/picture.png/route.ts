import { Picture } from '#components/ui/picture'
import { visitor } from '#lib/auth/actor'
import { getEvent } from '#lib/events/queries'
import { slugParams } from '#lib/events/schema'
import { isPast } from '#lib/events/view'
import { unexpected } from '#lib/http/handle'
import { answerWithPicture, noPicture } from '#lib/http/picture'
import { getSite } from '#lib/site/queries'
import { eventPicture } from '../../../../../components/events/event-picture.ts'

type Context = { params: Promise<{ slug: string }> }

/** The picture beside a link to an event. Always what a visitor may see, since caches keep it for all. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const parsed = slugParams.safeParse(await params)
    const event = parsed.success ? await getEvent(visitor, parsed.data.slug) : null
    if (!event) return noPicture()
    const facts = eventPicture(event, (await getSite(visitor)).name, isPast(event, new Date()))
    return await answerWithPicture(request, facts, () => Picture(facts))
  } catch (error) {
    return unexpected(error)
  }
}
