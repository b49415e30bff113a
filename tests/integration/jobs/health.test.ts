import type { ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { sessionCookie } from '#lib/auth/session'
import { db, transaction } from '#lib/db/client'
import { withContext } from '#lib/http/context'
import { markStopping } from '#lib/http/stopping'
import { newId } from '#lib/ids'
import { readHealth } from '#lib/jobs/health'
import { enqueueJob } from '#lib/jobs/queue'
import { type RunningWorker, startWorker } from '#lib/jobs/worker'
import { aMember } from '#tests/support/board'
import { GET } from '../../../app/api/health/route.ts'

let worker: RunningWorker | undefined
const nothing = async () => undefined
const begin = () => startWorker({ 'send-mail': nothing, 'clean-up': nothing, 'board-closed': nothing })

afterEach(async () => {
  markStopping(false)
  await worker?.stop()
  worker = undefined
})

it('is degraded without a worker, fine with one', async () => {
  expect(await readHealth()).toMatchObject({ status: 'degraded', database: 'up', worker: 'down' })
  worker = await begin()
  expect(await readHealth()).toMatchObject({ status: 'ok', worker: 'up', queue: { waiting: 0, failed: 0, oldest: 0 } })
})

it('is degraded where work has waited for more than five minutes, also beside a worker', async () => {
  worker = await begin()
  await transaction((tx) =>
    enqueueJob(tx, 'board-closed', { boardId: newId() }, { runAt: new Date(Date.now() + 60_000) }),
  )
  expect(await readHealth()).toMatchObject({ status: 'ok', queue: { waiting: 0 } })
  // Locked by somebody else, or the worker here would take it.
  await db().$executeRaw`
    UPDATE graphile_worker._private_jobs SET run_at = now() - interval '301 seconds', locked_at = now(), locked_by = 'somebody'`
  const health = await readHealth()
  expect(health).toMatchObject({ status: 'degraded', worker: 'up', queue: { waiting: 1 } })
  expect(health.queue?.oldest).toBeGreaterThan(300)
})

it('says that it stops', async () => {
  markStopping()
  expect((await readHealth()).status).toBe('stopping')
})

it('tells how it does to organizers and on its own machine, to anybody else that it does', async () => {
  const ask = async (loopback: boolean, cookie = '') => {
    const request = new Request('http://127.0.0.1:3000/api/health', { headers: { cookie } })
    const context = { response: {} as ServerResponse, address: '203.0.113.9', loopback, nonce: '' }
    const response = await withContext(context, () => GET(request, { params: Promise.resolve({}) }))
    return (await response.json()) as object
  }
  const cookieOf = async (role: 'member' | 'organizer') => {
    const { claim } = await aMember('Ana', role)
    return (await sessionCookie(claim.sessionId ?? '')).split(';')[0] ?? ''
  }
  const all = ['status', 'process', 'database', 'worker', 'queue']
  expect(await ask(false)).toEqual({ status: 'degraded' })
  expect(await ask(false, await cookieOf('member'))).toEqual({ status: 'degraded' })
  expect(Object.keys(await ask(false, await cookieOf('organizer')))).toEqual(all)
  expect(Object.keys(await ask(true))).toEqual(all)
})
