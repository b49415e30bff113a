import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'
import { giveFiles, type Way } from './embedded-way.ts'

/** PostgreSQL's own data folder. */
export function clusterOf(way: Way): string {
  return join(way.home, 'postgres')
}

/**
 * The password of the database, made once, readable by us alone. 127.0.0.1 is open to every account of the machine, so
 * the database asks for one.
 */
export async function passwordOf(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres-password')
  if (!existsSync(file)) {
    // Whole or not at all: a start that is killed here must not leave an empty password behind.
    const draft = `${file}.new`
    await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 })
    await rename(draft, file)
  }
  return readFile(file, 'utf8')
}

/** Makes the database files unless they are there. A half-made folder of a start that was killed is thrown away. */
export async function ensureCluster(way: Way, password: string): Promise<void> {
  const cluster = clusterOf(way)
  giveFiles(way, cluster)
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  const draft = `${cluster}.new`
  const passwordFile = `${cluster}.pw`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await rm(passwordFile, { force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    giveFiles(way, draft)
    if (way.files) await chown(passwordFile, way.files.uid, way.files.gid)
    await initdb(way, draft, passwordFile)
    await rename(draft, cluster)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

function initdb(way: Way, folder: string, passwordFile: string): Promise<void> {
  const args = ['--no-sync', '--no-instructions', '--locale=C.UTF-8', '--encoding=UTF8', '--username=postgres']
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const command = [...way.prefix, way.binaries.initdb, ...args, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const [program = '', ...rest] = [...command, `--pgdata=${folder}`]
  const child = spawn(program, rest, { ...way.runAs, cwd: '/', env: cleanEnv(), stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (part) => {
    complaint += part
  })
  child.on('error', (error) => reject(new EmbeddedError(`The database could not be created: ${error.message}`)))
  child.on('close', (code) => {
    if (code === 0) resolve()
    else
      reject(
        new EmbeddedError(`The database could not be created in ${folder}: ${complaint.trim().split('\n').at(-1)}`),
      )
  })
  return promise
}

/** PostgreSQL gets nothing of our environment: PGPORT, PGDATA, locale and the like would change what it does. */
export function cleanEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV ?? 'production', PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' }
}
