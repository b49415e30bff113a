import type { ServerResponse } from 'node:http'
import { Client } from 'pg'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { sessionCookie } from '#lib/auth/session'
import { db, disconnect, transaction } from '#lib/db/client'
import { withContext } from '#lib/http/context'
import { markStopping } from '#lib/http/stopping'
import { newId } from '#lib/ids'
import { readHealth } from '#lib/jobs/health'
import { livenessSpace } from '#lib/jobs/liveness'
import { enqueueJob } from '#lib/jobs/queue'
import { type RunningWorker, startWorker } from '#lib/jobs/worker'
import { aMember } from '#tests/support/board'
import { databaseUrl } from '#tests/support/database'
import { GET } from '../../../app/api/health/route.ts'

let worker: RunningWorker | undefined
const nothing = async () => undefined
const begin = () => startWorker({ 'send-mail': nothing, 'clean-up': nothing, 'board-closed': nothing })

afterEach(async () => {
  vi.restoreAllMocks()
  markStopping(false)
  await worker?.stop()
  worker = undefined
})

// The first question of a process on a busy machine may take longer than health has patience.
beforeAll(() => db().$queryRaw`SELECT 1`)

/** What the route answers: to a supervisor on this machine, or to somebody elsewhere. */
async function ask(loopback: boolean, cookie = '') {
  const request = new Request('http://127.0.0.1:3000/api/health', { headers: { cookie } })
  const context = { response: {} as ServerResponse, address: '203.0.113.9', loopback, nonce: '' }
  const response = await withContext(context, () => GET(request, { params: Promise.resolve({}) }))
  const said = (await response.json()) as object
  return { status: response.status, retryAfter: response.headers.get('retry-after'), said }
}

it('is degraded without a worker, fine with one', async () => {
  expect(await readHealth()).toMatchObject({ status: 'degraded', database: 'up', worker: 'down' })
  worker = await begin()
  expect(await readHealth()).toMatchObject({ status: 'ok', worker: 'up', queue: { waiting: 0, failed: 0, oldest: 0 } })
})

it('takes no worker of another database of the server for its own', async () => {
  const other = new Client({ connectionString: Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href })
  await other.connect()
  await other.query('SELECT pg_advisory_lock_shared($1, 1)', [livenessSpace])
  expect(await readHealth()).toMatchObject({ status: 'degraded', worker: 'down' })
  await other.end()
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

/** Has the database do this, whatever it refuses to others. */
async function asOwner(text: string) {
  const owner = new Client({ connectionString: databaseUrl, options: '-c default_transaction_read_only=off' })
  await owner.connect()
  await owner.query(text)
  await owner.end()
}

/** How it does a moment later. Far from all other tests' time, so that what they found out is not remembered. */
let moment = 1e9
async function readLater() {
  moment += 5_001
  vi.spyOn(performance, 'now').mockReturnValue(moment)
  return readHealth()
}

const fine = { status: 'ok', database: 'up', worker: 'up' }
const refused = { status: 'degraded', database: 'read-only', worker: 'up' }

it('is degraded at once where the database takes no writes, and fine when it does again; tries now and then only', async () => {
  worker = await begin()
  const name = new URL(databaseUrl).pathname.slice(1)
  expect(await readLater()).toMatchObject(fine)
  await asOwner(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
  await disconnect()
  try {
    expect(await readHealth()).toMatchObject(fine)
    expect(await readLater()).toMatchObject(refused)
    expect(await ask(true)).toMatchObject({ status: 200, said: refused })
    expect(await ask(false)).toMatchObject({ status: 200, said: { status: 'degraded' } })
  } finally {
    await asOwner(`ALTER DATABASE ${name} RESET default_transaction_read_only`)
    await disconnect()
  }
  expect(await readHealth()).toMatchObject(refused)
  expect(await readLater()).toMatchObject(fine)
})

it('is degraded while the disk is full', async () => {
  worker = await begin()
  await asOwner(`
    CREATE FUNCTION disk_full() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING ERRCODE = ''53100''; END';
    CREATE EVENT TRIGGER disk_full ON ddl_command_start EXECUTE FUNCTION disk_full()`)
  try {
    expect(await readLater()).toMatchObject(refused)
  } finally {
    await asOwner('DROP EVENT TRIGGER disk_full; DROP FUNCTION disk_full')
  }
  expect(await readLater()).toMatchObject(fine)
})

it('counts what was given up apart from what waits', async () => {
  worker = await begin()
  await transaction((tx) =>
    enqueueJob(tx, 'board-closed', { boardId: newId() }, { runAt: new Date(Date.now() + 60_000) }),
  )
  await db().$executeRaw`
    UPDATE graphile_worker._private_jobs SET run_at = now() - interval '301 seconds', attempts = max_attempts`
  expect(await readHealth()).toMatchObject({ status: 'ok', queue: { waiting: 0, failed: 1, oldest: 0 } })
})

it('says that it stops', async () => {
  worker = await begin()
  expect((await ask(true)).status).toBe(200)
  markStopping()
  expect(await ask(true)).toMatchObject({ status: 503, retryAfter: '5', said: { status: 'stopping' } })
})

it('is down without the database, and where that does not answer', async () => {
  const holder = new Client({ connectionString: databaseUrl })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE graphile_worker._private_jobs IN ACCESS EXCLUSIVE MODE')
  const cut = () =>
    holder.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                   WHERE wait_event_type = 'Lock' AND datname = current_database()`)
  const lost = ask(true)
  await vi.waitFor(async () => expect((await cut()).rowCount).toBe(1), { timeout: 20_000, interval: 20 })
  const down = { status: 'down', database: 'down', worker: 'unknown', queue: null }
  expect(await lost).toMatchObject({ status: 503, retryAfter: '5', said: down })
  expect(await ask(true)).toMatchObject({ status: 503, said: down })
  await holder.end()
})

it('tells how it does to organizers and on its own machine, to anybody else that it does', async () => {
  const cookieOf = async (role: 'member' | 'organizer') => {
    const { claim } = await aMember('Ana', role)
    return (await sessionCookie(claim.sessionId ?? '')).split(';')[0] ?? ''
  }
  const all = ['status', 'process', 'database', 'worker', 'queue']
  expect(await ask(false)).toEqual({ status: 200, retryAfter: null, said: { status: 'degraded' } })
  expect((await ask(false, await cookieOf('member'))).said).toEqual({ status: 'degraded' })
  expect(Object.keys((await ask(false, await cookieOf('organizer'))).said)).toEqual(all)
  expect(Object.keys((await ask(true)).said)).toEqual(all)
})
