import { resolve } from 'node:path'
import { saveBackup } from '#lib/db/backup-file'
import { backupFolder } from './data-folder.ts'
import { checkEnvironment, connectDatabase } from './site.ts'
import { runCommand, step } from './steps.ts'

// npm run backup: everything in the database, in one file; npm run backup -- /some/folder puts it there.

await runCommand(async (stops) => {
  await checkEnvironment()
  const env = await connectDatabase(stops)
  const folder = process.argv[2] ? resolve(process.argv[2]) : backupFolder(env.mode)
  const { file, rows, bytes } = await stops.open(() => saveBackup(folder, env.directUrl))
  step(`${rows} rows are backed up (${Math.ceil(bytes / 1024)} KB): ${file}`)
})
