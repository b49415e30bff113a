import { resolve } from 'node:path'
import { restoreBackup } from '#lib/db/restore'
import { Refusal } from './refusal.ts'
import { checkEnvironment, connectDatabase } from './site.ts'
import { runCommand, step } from './steps.ts'

// npm run restore -- file: brings a backup into an empty database, and that up to this version.

await runCommand(async (stops) => {
  const [file, more] = process.argv.slice(2)
  if (!file || more !== undefined) throw new Refusal('Name the backup: npm run restore -- path/to/the.backup.gz')
  await checkEnvironment()
  const env = await connectDatabase(stops)
  const { madeAt, rows, migrated } = await stops.open(() => restoreBackup(env.directUrl, resolve(file)))
  step(`${rows} rows are restored, as of ${madeAt}`)
  if (migrated.length > 0) step(`migrations are applied: ${migrated.join(', ')}`)
})
