import { Client } from 'pg'
import { saveBackup } from '#lib/db/backup-file'
import { isFree } from '#lib/db/embedded-port'
import { migrate } from '#lib/db/migrate'
import { type Env, type EnvDefaults, modeOf, readEnv, setEnv } from '#lib/env'
import { backupFolder, dataFolder, identityOf } from './data-folder.ts'
import { keepDatabase } from './database.ts'
import { Refusal } from './refusal.ts'
import { step } from './steps.ts'
import type { Stops } from './stops.ts'

/**
 * Checks everything that can be wrong before anything slow is done: the environment, whole, and an outside database.
 * @throws Refusal that lists what to mend
 */
export async function checkEnvironment(): Promise<Env> {
  const env = judge(null)
  if (env.databaseUrl) await reach(env.databaseUrl)
  return env
}

/** @throws Refusal where somebody listens there already */
export async function checkPort(env: Env): Promise<void> {
  if (await isFree(env.port, env.host)) return
  const other = `PORT=${env.port + 1}`
  throw new Refusal(
    `Port ${env.port} of ${env.host} cannot be had: another program listens there, or this account may not. ` +
      `Stop it, or take another port: ${other} npm start`,
  )
}

/**
 * Starts or joins the data folder's own database, or takes the outside one, and sets the environment for every module. Its
 * schema is left as it is.
 */
export async function connectDatabase(stops: Stops): Promise<Env> {
  const folder = dataFolder(modeOf(process.env))
  const identity = identityOf(folder)
  const embedded = process.env.DATABASE_URL
    ? null
    : await stops.open(
        () => keepDatabase(folder),
        (database) => database.stop(),
      )
  if (embedded) step(embedded.reused ? 'PostgreSQL runs already' : `PostgreSQL runs (port ${embedded.port})`)
  const env = judge({ ...identity, databaseUrl: embedded?.url ?? null })
  setEnv(env)
  return env
}

/** Makes the database ready for this process: connected and migrated, with a backup before it is changed. */
export async function openDatabase(stops: Stops): Promise<Env> {
  const env = await connectDatabase(stops)
  const applied = await stops.open(() => migrate(env.directUrl, ([next = '']) => backUp(env, next)))
  step(applied.length > 0 ? `migrations are applied: ${applied.join(', ')}` : 'database is up to date')
  await stops.open(
    () => import('#lib/db/client'),
    (client) => client.disconnect(),
  )
  return env
}

async function backUp(env: Env, before: string): Promise<void> {
  const { file } = await saveBackup(backupFolder(env.mode), env.directUrl, before)
  step(`backup before migrations: ${file}`)
}

function judge(defaults: EnvDefaults | null): Env {
  const read = readEnv(process.env, defaults)
  if (read.ok) return read.env
  const list = read.problems.map((problem) => `  - ${problem}`).join('\n')
  throw new Refusal(`The environment needs a correction:\n${list}`)
}

async function reach(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
  } catch (error) {
    const { hostname, port, pathname } = new URL(url)
    const where = `${hostname}:${port || 5432}${pathname}`
    throw new Refusal(`The database of DATABASE_URL (${where}) cannot be reached: ${reason(error)}`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** An AggregateError, which a refused `localhost` gives, has no message of its own. */
function reason(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || 'no answer'
}
