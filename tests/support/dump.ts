import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '#lib/db/embedded'
import { meetingRow } from '#tests/support/meeting'
import { insertion, rowsOf } from '#tests/support/rows'

/** The address of the database behind the site that runs for the browser tests. */
export async function siteDatabase(): Promise<string> {
  const folder = join('.data', 'e2e', process.env.QUORUM_E2E_PORT ?? '')
  const joined = await startEmbedded(folder)
  if (!joined.reused) throw new Error('The site of the browser tests does not run.')
  return joined.url
}

/** A meeting of one's own that is published and ahead, so that tests do not meet on one board. */
export async function aMeeting(title: string): Promise<{ id: string; slug: string }> {
  const row = meetingRow({ title })
  await rowsOf(await siteDatabase(), ...insertion('Event', row))
  return row
}

/** It does not take place; nobody is told. */
export async function cancelMeeting(id: string): Promise<void> {
  await rowsOf(await siteDatabase(), `UPDATE "Event" SET status = 'cancelled' WHERE id = $1`, [id])
}

/** The timeboxes of a board that begin from now on are as short as that, and its Roman votes wait for the moderator. */
export async function shortenTimeboxes(boardId: string, seconds: number): Promise<void> {
  const text = 'UPDATE "Board" SET ladder = ARRAY[$2, 180], "romanVoteSeconds" = 0, version = version + 1 WHERE id = $1'
  await rowsOf(await siteDatabase(), text, [boardId, seconds])
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

/** The tables of ours, and of the job queue, in whose rows a text occurs, whatever its case; with how many rows. */
export async function tablesThatHold(url: string, text: string): Promise<Record<string, number>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const found: Record<string, number> = {}
    for (const name of await tablesOf(client)) {
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${name} AS t WHERE position(lower($1) IN lower(t::text)) > 0`,
        [text],
      )
      if (rows[0]?.count) found[name] = rows[0].count
    }
    return found
  } finally {
    await client.end()
  }
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname = 'public' OR (schemaname = 'graphile_worker' AND tablename LIKE '\\_private%') ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}
