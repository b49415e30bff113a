import { Picture } from '#components/ui/picture'
import { visitor } from '#lib/auth/actor'
import { getEvent } from '#lib/events/queries'
import { slugParams } from '#lib/events/schema'
import { unexpected } from '#lib/http/handle'
import { answerWithPicture, noPicture } from '#lib/http/picture'
import { getNotes } from '#lib/notes/queries'
import { getSite } from '#lib/site/queries'
import { notesPicture } from '../../../../../components/events/event-picture.ts'

type Context = { params: Promise<{ slug: string }> }

/** The picture beside a link to published notes. Always what a visitor may see, since caches keep it for all. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const parsed = slugParams.safeParse(await params)
    const notes = parsed.success ? await getNotes(visitor, parsed.data.slug) : null
    const event = notes && (await getEvent(visitor, notes.event.slug))
    if (!event) return noPicture()
    const facts = notesPicture(event, (await getSite(visitor)).name)
    return await answerWithPicture(request, facts, () => Picture(facts))
  } catch (error) {
    return unexpected(error)
  }
}
