import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { cleanEnv, clusterOf } from './embedded-cluster.ts'
import { EmbeddedError } from './embedded-error.ts'
import { choosePort } from './embedded-port.ts'
import { isAlive, processesIn } from './embedded-processes.ts'
import type { Way } from './embedded-way.ts'

export type Postmaster = { pid: number; port: number }

const LOG_LIMIT = 5_000_000
const POLL_MS = 20
/** How long a dead postmaster may stay a zombie, and its children take to notice. */
const LEFTOVER_MS = 5_000
/** Recovery after a crash may take its time. */
const READY_MS = 60_000
const STOP_MS = 8_000

/** What postmaster.pid says, if it names a postmaster of this folder that lives. A file that names another is removed. */
export async function findPostmaster(way: Way): Promise<Postmaster | undefined> {
  const cluster = await realpath(clusterOf(way))
  const file = join(cluster, 'postmaster.pid')
  const [pid, , , port] = readLines(file).map(Number)
  if (!pid || !isAlive(pid)) return undefined
  const family = processesIn(cluster)
  if (!family || family.includes(pid)) return port ? { pid, port } : undefined
  await until(() => processesIn(cluster)?.length === 0, LEFTOVER_MS)
  rmSync(file, { force: true })
  return undefined
}

/** Starts PostgreSQL outside our process group, so that Ctrl-C reaches us alone, and waits until it answers. */
export async function startPostmaster(
  way: Way,
  dataDir: string,
  password: string,
  durable: boolean,
): Promise<Postmaster> {
  const end = Date.now() + LEFTOVER_MS
  const refused = new Set<number>()
  for (;;) {
    const port = await choosePort(dataDir, refused)
    const attempt = await tryStart(way, dataDir, port, password, durable)
    if (attempt.pid) return { pid: attempt.pid, port }
    if (/could not create any TCP\/IP sockets|Address already in use/.test(attempt.log)) refused.add(port)
    else if (!/postmaster\.pid|shared memory block/.test(attempt.log) || Date.now() > end) {
      throw new EmbeddedError(`PostgreSQL did not start: ${lastWords(attempt.log)} (all of it: ${attempt.logFile})`)
    }
    await wait(100)
  }
}

/** A fast shutdown: sessions are ended, everything is written. Resolves when the process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    if (await until(() => !isAlive(pid), STOP_MS)) return
  }
}

/** True when a client with this password gets an answer there. */
export async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({ ...address(port), password, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function address(port: number): { host: string; port: number; user: string; database: string } {
  return { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' }
}

type Attempt = { pid?: number; log: string; logFile: string }

async function tryStart(way: Way, dataDir: string, port: number, password: string, durable: boolean): Promise<Attempt> {
  const logFile = join(dataDir, 'postgres.log')
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  const log = openSync(logFile, size > LOG_LIMIT ? 'w' : 'a', 0o600)
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'jit=off']
  settings.push('timezone=UTC', 'log_timezone=UTC')
  // Details and statements of an error hold what people typed.
  settings.push('log_error_verbosity=terse', 'log_min_error_statement=panic')
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const args = ['-D', clusterOf(way), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const [program = '', ...rest] = [...way.prefix, way.binaries.postgres, ...args]
  const child = spawn(program, rest, {
    ...way.runAs,
    cwd: '/',
    env: cleanEnv(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', () => {
    ended ??= ''
  })
  const end = Date.now() + READY_MS
  while (ended === undefined && Date.now() < end) {
    if (await answers(port, password)) return { ...(child.pid ? { pid: child.pid } : {}), log: '', logFile }
    await wait(POLL_MS)
  }
  if (ended === undefined && child.pid) await stopPostmaster(child.pid)
  return { log: ended || readFileSync(logFile, 'utf8').slice(size > LOG_LIMIT ? 0 : size), logFile }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function lastWords(log: string): string {
  const lines = log.trim().split('\n')
  return (lines.findLast((line) => /FATAL|ERROR|PANIC/.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(FATAL|ERROR|PANIC): +/,
    '',
  )
}

async function until(done: () => boolean, patienceMs: number): Promise<boolean> {
  const end = Date.now() + patienceMs
  while (!done()) {
    if (Date.now() > end) return false
    await wait(POLL_MS)
  }
  return true
}
