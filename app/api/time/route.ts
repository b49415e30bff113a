import { readTime } from '#lib/board/api'
import { keepTime, serverNow } from '#lib/board/clock'
import { handle } from '#lib/http/handle'
import { ok } from '#lib/result'

export const dynamic = 'force-dynamic'

/** The server's time, by the database's clock, in ms since 1970: what the end of a timebox is told in. */
export const GET = handle(readTime, async () => {
  await keepTime()
  return ok({ now: serverNow() })
})
