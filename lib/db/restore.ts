import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type BackupEnd, type BackupHead, readTables, type TableHead } from './backup.ts'
import { BackupError } from './backup-error.ts'
import { BackupLines } from './backup-lines.ts'
import { appliedMigrations, applyMigrations, migrate, migrateQueue, withMigrationLock } from './migrate.ts'
import { readMigrations } from './migrations.ts'

/** What was restored: from when it is, and which migrations came on top. */
export type Restored = { madeAt: string; rows: number; migrated: string[] }

/** What was ended since the backup was made must not count again: everybody signs in anew. */
const signedIn = ['public."Session"', 'public."SignInRequest"', 'public."AddressChange"']

/**
 * Brings a backup into an empty database: the schema as it was then, all rows or none, then the migrations since. The
 * file is read to its end before anything is touched. What waited in the job queue waits again; sessions do not come
 * back.
 * @throws BackupError with what to do
 */
export async function restoreBackup(databaseUrl: string, file: string): Promise<Restored> {
  const { head, end } = await readThrough(file)
  const known = (await readMigrations()).migrationDirectories.map(({ path }) => path)
  const unknown = head.migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new BackupError(
      `${file} was made by a newer version (${unknown.at(-1)}). Bring this clone up to that version and try again.`,
    )
  await withMigrationLock(databaseUrl, async (client) => {
    await insistOnEmpty(client, head)
    await applyMigrations(databaseUrl, head.migrations)
    await migrateQueue(databaseUrl)
    await client.query('BEGIN')
    await load(client, file, await readTables(client))
    await client.query('COMMIT')
  })
  return { madeAt: head.madeAt, rows: end.rows, migrated: await migrate(databaseUrl) }
}

/** Reads a backup from end to end; one that is cut off or something else is found out before anything is changed. */
async function readThrough(file: string): Promise<{ head: BackupHead; end: BackupEnd }> {
  const lines = new BackupLines(file)
  try {
    const head = await lines.head()
    let rows = 0
    for (let next = await lines.next(); ; next = await lines.next()) {
      if (!('table' in next)) {
        if (next.rows !== rows) throw new BackupError(`${file} is damaged: rows are missing. Take another backup.`)
        return { head, end: next }
      }
      for await (const _row of lines.rows()) rows += 1
    }
  } finally {
    await lines.close()
  }
}

async function insistOnEmpty(client: Client, head: BackupHead): Promise<void> {
  const newer = (await appliedMigrations(client)).filter((name) => !head.migrations.includes(name))
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  )
  const filled: string[] = []
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${name} LIMIT 1`)
    if (rowCount) filled.push(name)
  }
  if (filled.length === 0 && newer.length === 0) return
  throw new BackupError(
    filled.length > 0
      ? `The database is not empty (${filled.slice(0, 3).join(', ')}): a backup is restored into a new one only.`
      : `The database has a newer schema than the backup (${newer.at(-1)}): a backup is restored into a new one only.`,
  )
}

/** All tables in one transaction. Foreign keys are taken off and put on again, which checks them over all rows. */
async function load(client: Client, file: string, known: TableHead[]): Promise<void> {
  await client.query("SET LOCAL search_path = ''; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'")
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS "name", pg_get_constraintdef(oid) AS "definition"
       FROM pg_catalog.pg_constraint
      WHERE contype = 'f' AND connamespace::regnamespace::text IN ('public', 'graphile_worker')`,
  )
  for (const key of keys) await client.query(`ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`)
  const lines = new BackupLines(file)
  try {
    await lines.head()
    let next = await lines.next()
    for (; 'table' in next; next = await lines.next()) {
      insistOnKnown(next, known, file)
      await loadTable(client, lines, next)
    }
    for (const { name, value } of next.sequences) await setSequence(client, name, value)
  } finally {
    await lines.close()
  }
  // An earlier version may lack one of them.
  for (const { table } of known) if (signedIn.includes(table)) await client.query(`DELETE FROM ${table}`)
  for (const key of keys) await client.query(`ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.definition}`)
  // Whoever had locked a job then is gone.
  await client.query(
    'UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL',
  )
  await client.query('UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL')
}

/** What a file calls its tables and columns goes into SQL: nothing but the names of the schema that was just made. */
function insistOnKnown({ table, columns }: TableHead, known: TableHead[], file: string): void {
  const own = known.find((other) => other.table === table)
  if (own && Array.isArray(columns) && columns.every((column) => own.columns.includes(column))) return
  throw new BackupError(`${file} holds a table that its version of this site does not have. Nothing was restored.`)
}

async function setSequence(client: Client, name: string, value: string): Promise<void> {
  await client.query(
    `SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, $2) FROM pg_catalog.pg_sequences
      WHERE schemaname IN ('public', 'graphile_worker') AND format('%I.%I', schemaname, sequencename) = $1`,
    [name, value],
  )
}

async function loadTable(client: Client, lines: BackupLines, { table, columns }: TableHead): Promise<void> {
  await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await pipeline(lines.rows(), client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)))
  await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
}
