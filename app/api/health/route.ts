import { handle } from '#lib/http/handle'
import { readHealth } from '#lib/jobs/health'
import * as api from '#lib/site/api'

/** Whether process, database and worker do their work; 503 where it cannot serve: database away, or about to stop. */
export const GET = handle(api.readHealth, async () => {
  const health = await readHealth()
  const status = health.status === 'ok' || health.status === 'degraded' ? 200 : 503
  return Response.json(health, {
    status,
    headers: { 'cache-control': 'no-store', ...(status === 503 && { 'retry-after': '5' }) },
  })
})
