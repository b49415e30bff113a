import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { appliedMigrations } from './migrate.ts'

// A backup is gzip over text: a line of JSON with what it is, then for each table a line with its name and columns, its
// rows as COPY writes them and `\.`, and a last line with the sequences. So `zcat` shows it, and what lacks the last line
// was cut off. The embedded PostgreSQL brings no pg_dump along, and an outside one may be of any version.

/** The first line: which schema the rows belong to. */
export type BackupHead = { quorum: 1; madeAt: string; migrations: string[] }

/** The line before a table's rows. */
export type TableHead = { table: string; columns: string[] }

/** The last line. `rows` is the sum over all tables. */
export type BackupEnd = { sequences: { name: string; value: string }[]; tables: number; rows: number }

/** What follows the last row of a table; no row looks like it. */
export const endOfRows = '\\.'

/**
 * Writes everything that the database holds as it is at one moment, while the site goes on: our tables and the job queue
 * with what waits in it. Not in it: the site's key, which lies outside of the database. Answers how many rows there are.
 */
export async function writeBackup(databaseUrl: string, out: Writable): Promise<number> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'quorum-backup' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    // One snapshot for all tables; the rest makes text that every PostgreSQL reads alike.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    await client.query("SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL extra_float_digits = 3")
    await client.query(
      "SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex'; SET LOCAL search_path = ''",
    )
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0')
    const sum = { tables: 0, rows: 0 }
    await pipeline(dump(client, sum), createGzip(), out)
    return sum.rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function* dump(client: Client, sum: { tables: number; rows: number }): AsyncGenerator<string | Buffer> {
  const head: BackupHead = {
    quorum: 1,
    madeAt: new Date().toISOString(),
    migrations: await appliedMigrations(client),
  }
  yield line(head)
  for (const table of await readTables(client)) {
    yield line(table)
    const rows = client.query(copyTo(`COPY ${table.table} (${table.columns.join(', ')}) TO STDOUT`))
    for await (const part of rows) yield part as Buffer
    yield `${endOfRows}\n`
    sum.tables += 1
    sum.rows += rows.rowCount
  }
  // After the rows: a sequence is of no snapshot, and must not lie behind them.
  const { rows: sequences } = await client.query<{ name: string; value: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS value FROM pg_catalog.pg_sequences
      WHERE schemaname IN ('public', 'graphile_worker') AND last_value IS NOT NULL ORDER BY 1`,
  )
  yield line({ sequences, ...sum } satisfies BackupEnd)
}

/** Our tables and the job queue's, without the records of migrations and without columns that compute themselves. */
export async function readTables(client: Client): Promise<TableHead[]> {
  const { rows } = await client.query<TableHead>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS "table",
            array_agg(quote_ident(a.attname) ORDER BY a.attnum) AS "columns"
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relkind = 'r' AND n.nspname IN ('public', 'graphile_worker')
        AND NOT (n.nspname = 'public' AND c.relname = '_prisma_migrations')
        AND NOT (n.nspname = 'graphile_worker' AND c.relname = 'migrations')
      GROUP BY 1 ORDER BY 1`,
  )
  return rows
}

const line = (value: BackupHead | TableHead | BackupEnd) => `${JSON.stringify(value)}\n`
