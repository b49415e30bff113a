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

/**
 * Empties every table of ours and the job queue; the migrations' own record stays. Rows are deleted under the lock of a
 * TRUNCATE, which waits for whatever still writes: that itself makes every file of every table anew, a tenth of a second.
 */
export async function resetDatabase(): Promise<void> {
  await query(
    databaseUrl,
    `DO $$ DECLARE name text; names text[] := ARRAY(
       SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
          OR schemaname = 'graphile_worker' AND tablename IN ('_private_jobs', '_private_job_queues')
     ); BEGIN
       SET LOCAL session_replication_role = replica; -- no foreign key asks for an order
       EXECUTE 'LOCK TABLE ' || array_to_string(names, ', ');
       FOREACH name IN ARRAY names LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
     END $$`,
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
