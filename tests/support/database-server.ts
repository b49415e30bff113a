import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { type Embedded, startEmbedded } from '#lib/db/embedded'
import { migrate } from '#lib/db/migrate'
import { readMigrations } from '#lib/db/migrations'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run, the migrated database to copy, and how the names of the run's copies begin. */
    database: { serverUrl: string; template: string; prefix: string }
  }
}

/** One PostgreSQL for the run, without fsync, with one migrated database for the workers to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbedded(resolve('.data/test'), { durable: false })
  const prefix = `quorum_test_${process.pid}_`
  project.provide('database', { serverUrl: server.url, template: await makeTemplate(server), prefix })
  return async () => {
    await withClient(server.url, (client) => dropDatabases(client, (name) => name.startsWith(prefix)))
    await server.stop()
  }
}

/** The template of these migrations; one lock lets two runs in one clone share it. */
async function makeTemplate(server: Embedded): Promise<string> {
  const { migrationDirectories } = await readMigrations()
  const hash = createHash('sha256').update(JSON.stringify(migrationDirectories)).digest('hex').slice(0, 12)
  const template = `quorum_template_${hash}`
  await withClient(server.url, async (client) => {
    await client.query('SELECT pg_advisory_lock(4217)')
    await dropDatabases(
      client,
      (name) => isLeftover(name) || (name.startsWith('quorum_template_') && name !== template),
    )
    if ((await databases(client)).includes(template)) return
    const draft = `quorum_test_${process.pid}_template`
    await client.query(`CREATE DATABASE ${draft}`)
    await migrate(withDatabase(server.url, draft))
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
  })
  return template
}

async function dropDatabases(client: Client, which: (name: string) => boolean): Promise<void> {
  for (const name of (await databases(client)).filter(which)) await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
}

/** A copy whose run is over: its process is gone. */
function isLeftover(name: string): boolean {
  const pid = Number(/^quorum_test_(\d+)_/.exec(name)?.[1])
  if (!pid || pid === process.pid) return Boolean(pid)
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

async function databases(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database')
  return rows.map((row) => row.datname)
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
