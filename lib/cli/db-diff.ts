import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diffSchema, writeMigration } from '#lib/db/diff'
import { startEmbedded } from '#lib/db/embedded'
import { Refusal } from './refusal.ts'
import { runCommand, step } from './steps.ts'

// npm run db:diff -- name: writes the migration that prisma/schema needs.

await runCommand(async (stops) => {
  const [name = ''] = process.argv.slice(2)
  if (!/^[a-z0-9_]{1,60}$/.test(name)) {
    throw new Refusal('Give the migration a name of small letters, digits and _: npm run db:diff -- add_venue')
  }
  const folder = await stops.open(
    () => mkdtemp(join(tmpdir(), 'quorum-diff-')),
    (made) => rm(made, { recursive: true, force: true }),
  )
  const scratch = await stops.open(
    () => startEmbedded(folder, { durable: false }),
    (database) => database.stop(),
  )
  const sql = await stops.open(() => diffSchema(scratch.url))
  if (sql === null) return step('nothing changed: prisma/migrations lead to prisma/schema')
  step(`prisma/migrations/${await writeMigration(name, sql, new Date())}/migration.sql is written: read it`)
})
