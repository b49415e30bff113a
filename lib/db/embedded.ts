import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { clusterOf, ensureCluster, passwordOf } from './embedded-cluster.ts'
import { EmbeddedError } from './embedded-error.ts'
import { withLock } from './embedded-lock.ts'
import { answers, findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from './embedded-postmaster.ts'
import { processesOn } from './embedded-processes.ts'
import { enter, leave } from './embedded-users.ts'
import { chooseWay, type Way, type WayName } from './embedded-way.ts'

/** A running database of ours. */
export type Embedded = {
  url: string
  port: number
  pid: number
  /** True when it ran already: another command of this clone started it, or one that was killed left it behind. */
  reused: boolean
  /** Gives it back; the last user's call stops it and resolves when it is gone. */
  stop(): Promise<void>
}

/** `durable: false` is for tests only; `way` overrides how root runs it. */
export type EmbeddedOptions = { durable?: boolean; way?: WayName }

/**
 * Starts the PostgreSQL whose files lie in `<dataDir>/postgres`, creating them at first, or joins the one that runs. It
 * listens on 127.0.0.1 only, survives us when we are killed, and loses nothing that it has acknowledged. Fails with an
 * EmbeddedError whose message is for people.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const folder = resolve(dataDir)
  await mkdir(folder, { recursive: true }).catch((error) => {
    throw new EmbeddedError(`The data folder ${folder} cannot be made: ${(error as Error).message}`)
  })
  const lock = join(folder, 'postgres.lock')
  const key = randomUUID()
  try {
    return await withLock(lock, async () => {
      const way = await chooseWay(folder, options.way)
      const password = await passwordOf(folder)
      refuseStray(way)
      await ensureCluster(way, password)
      const running = await joinRunning(way, password)
      const { pid, port } = running ?? (await startPostmaster(way, folder, password, options.durable ?? true))
      await enter(folder, key)
      const giveBack = async () => {
        if (!(await leave(folder, key))) return
        const last = await findPostmaster(way)
        if (last) await stopPostmaster(last.pid)
      }
      let stopped: Promise<void> | undefined
      const stop = () => {
        stopped ??= withLock(lock, giveBack)
        return stopped
      }
      const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
      return { url, port, pid, reused: running !== undefined, stop }
    })
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code !== 'EACCES' && code !== 'EPERM') throw error
    throw new EmbeddedError(`${path ?? folder} belongs to another account: start as that one, or set QUORUM_DATA.`)
  }
}

/**
 * A cluster that is not there has no processes. Where its path has some, their files were moved away while they ran; at
 * their next checkpoint they would write over a new cluster's.
 */
function refuseStray(way: Way): void {
  const cluster = clusterOf(way)
  const [stray] = existsSync(cluster) ? [] : processesOn(cluster)
  if (stray)
    throw new EmbeddedError(
      `A PostgreSQL whose files were moved away from ${cluster} still runs. End it first: kill -QUIT ${stray}`,
    )
}

/** The database of this folder that runs already. One that runs and does not answer is told to stop first. */
async function joinRunning(way: Way, password: string): Promise<Postmaster | undefined> {
  const found = await findPostmaster(way)
  if (!found) return undefined
  if (await answers(found.port, password)) return found
  await stopPostmaster(found.pid)
  return undefined
}
