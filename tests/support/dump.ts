import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '#lib/db/embedded'

/** The address of the database behind the site that runs for the browser tests. */
export async function siteDatabase(): Promise<string> {
  const folder = join('.data', 'e2e', process.env.QUORUM_E2E_PORT ?? '')
  const joined = await startEmbedded(folder)
  if (!joined.reused) throw new Error('The site of the browser tests does not run.')
  return joined.url
}

/** A fingerprint of every row of every table of ours and of the job queue: two are equal only if nothing changed. */
export async function fingerprint(url: string, leaveOut: readonly string[] = []): Promise<Record<string, string>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname = 'public' OR (schemaname = 'graphile_worker' AND tablename = '_private_jobs') ORDER BY 1`,
    )
    const prints: Record<string, string> = {}
    for (const { name } of tables.filter((table) => !leaveOut.includes(table.name))) {
      const { rows } = await client.query<{ print: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS print FROM ${name} AS t`,
      )
      prints[name] = rows[0]?.print ?? ''
    }
    return prints
  } finally {
    await client.end()
  }
}
