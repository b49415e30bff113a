import { Client } from 'pg'
import { afterAll, beforeEach, inject } from 'vitest'
import { disconnect } from '#lib/db/client'
import { readEnv, setEnv } from '#lib/env'

// Runs before each integration test file: this worker has a database of its own, empty before each test.

const { serverUrl, template, prefix } = inject('database')
const name = `${prefix}${process.env.VITEST_POOL_ID}`
export const databaseUrl: string = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href

await makeDatabase()
process.env.DATABASE_URL = databaseUrl
const read = readEnv(process.env, { secret: 'a-site-key-for-tests-that-is-long', instance: 'test0000', databaseUrl })
if (!read.ok) throw new Error(read.problems.join('\n'))
setEnv(read.env)

beforeEach(resetDatabase)
afterAll(disconnect)

/** Empties every table of ours and the job queue, and restarts sequences. The migrations' own record stays. */
export async function resetDatabase(): Promise<void> {
  await query(
    databaseUrl,
    `DO $$ BEGIN EXECUTE (
       SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' RESTART IDENTITY CASCADE'
       FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
          OR schemaname = 'graphile_worker' AND tablename IN ('_private_jobs', '_private_job_queues')
     ); END $$`,
  )
}

async function makeDatabase(): Promise<void> {
  try {
    await query(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  } catch (error) {
    const madeBefore = (error as { code?: string }).code === '42P04'
    if (!madeBefore) throw error
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
