import { Picture } from '#components/ui/picture'
import { visitor } from '#lib/auth/actor'
import { getNextEvent } from '#lib/events/queries'
import { unexpected } from '#lib/http/handle'
import { answerWithPicture } from '#lib/http/picture'
import { getSite } from '#lib/site/queries'
import { sitePicture } from '../../../components/events/event-picture.ts'

/** The picture beside a link to the site: its name, the next meeting, who comes. */
export async function GET(request: Request): Promise<Response> {
  try {
    const facts = sitePicture(await getSite(visitor), await getNextEvent(visitor))
    return await answerWithPicture(request, facts, () => Picture(facts))
  } catch (error) {
    return unexpected(error)
  }
}
