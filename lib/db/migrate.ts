import { Logger, runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import { readMigrations } from './migrations.ts'
import { everything, withSchemaEngine } from './schema-engine.ts'

/** Two processes may start at once; this advisory lock lets one migrate and the other find it done. */
const LOCK = [0x71756f, 1]

const quiet = new Logger(() => () => undefined)

/**
 * Brings a database up to date: our migrations, recorded in `_prisma_migrations` as `prisma migrate deploy` does, and
 * the job queue's own. Doing it twice changes nothing. Returns the names of those applied now.
 * @param before - done first where a database that is in use is about to be changed; where it fails, nothing is changed
 */
export async function migrate(
  databaseUrl: string,
  before: (pending: string[]) => Promise<void> = async () => undefined,
): Promise<string[]> {
  return withMigrationLock(databaseUrl, async (client) => {
    const done = await appliedMigrations(client)
    const { migrationDirectories } = await readMigrations()
    const pending = migrationDirectories.map(({ path }) => path).filter((name) => !done.includes(name))
    if (done.length > 0 && pending.length > 0) await before(pending)
    const applied = await applyMigrations(databaseUrl)
    await migrateQueue(databaseUrl)
    return applied
  })
}

/** Runs the work while no other process migrates or restores this database. */
export async function withMigrationLock<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'quorum-migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1, $2)', LOCK)
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The names of our migrations that a database has, oldest first; none where it is new. */
export async function appliedMigrations(client: Client): Promise<string[]> {
  const { rows: found } = await client.query(
    "SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = '_prisma_migrations'",
  )
  if (found.length === 0) return []
  const { rows } = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  )
  return rows.map(({ name }) => name)
}

/** Our own migrations alone: what a new one is compared with. `only` leaves out those that are not named. */
export async function applyMigrations(databaseUrl: string, only?: readonly string[]): Promise<string[]> {
  const all = await readMigrations()
  const migrationDirectories = all.migrationDirectories.filter(({ path }) => only?.includes(path) ?? true)
  const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList: { ...all, migrationDirectories }, filters: everything }),
  )
  return appliedMigrationNames
}

/** The job queue's own tables. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger: quiet })
}
