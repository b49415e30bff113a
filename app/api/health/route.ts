import { isOrganizer, visitor } from '#lib/auth/actor'
import { actorOf } from '#lib/auth/session'
import { requestContext } from '#lib/http/context'
import { handle } from '#lib/http/handle'
import { readHealth, type ShownHealth } from '#lib/jobs/health'
import * as api from '#lib/site/api'

/** Whether process, database and worker do their work; 503 where it cannot serve: database away, or about to stop. */
export const GET = handle(api.readHealth, async ({ request }) => {
  const health = await readHealth()
  const { status } = health
  const shown: ShownHealth = (await seesDetails(request)) ? health : { status }
  const serves = status === 'ok' || status === 'degraded'
  return Response.json(shown, {
    status: serves ? 200 : 503,
    headers: { 'cache-control': 'no-store', ...(!serves && { 'retry-after': '5' }) },
  })
})

/** The supervisor's own machine, or an organizer. Who asks is unknown while the database is away. */
async function seesDetails(request: Request): Promise<boolean> {
  if (requestContext().loopback) return true
  return isOrganizer(await actorOf(request.headers.get('cookie')).catch(() => visitor))
}
