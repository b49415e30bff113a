import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { identityOf, root } from '#lib/cli/data-folder'
import type { Stops } from '#lib/cli/stops'
import { disconnect } from '#lib/db/client'
import { readEnv, setEnv } from '#lib/env'
import { freePort } from '#tests/bench/program'
import { OwnDatabase } from '#tests/faults/own-database'
import { type FaultyProxy, openProxy } from '#tests/faults/proxy'
import { ServerProcess } from '#tests/faults/server-process'

/** Two server processes on one database, each behind a network that can fail. */
export type Site = {
  folder: string
  database: OwnDatabase
  processes: readonly [ServerProcess, ServerProcess]
  proxies: readonly [FaultyProxy, FaultyProxy]
}

/** Closing a process takes its time where the machine is busy, but not for ever. */
const CLOSE_MS = 20_000

/** Opens all of it, on ports that are free and with a data folder of its own, which goes in the end unless it is kept. */
export async function openSite(stops: Stops, keep: boolean): Promise<Site> {
  const folder = await stops.open(makeFolder, (path) => (keep ? Promise.resolve() : removeFolder(path)), CLOSE_MS)
  const database = await stops.open(
    () => OwnDatabase.start(folder),
    (opened) => opened.stop(),
    CLOSE_MS,
  )
  lookIntoDatabase(folder, database.url)
  await stops.open(async () => undefined, disconnect)
  const open = async () => new ServerProcess(await freePort(), folder, database.url)
  const [one, two] = [await open(), await open()]
  // One after the other: the first one migrates and brings the sample community.
  for (const server of [one, two])
    await stops.open(
      async () => server.start(),
      () => server.stop(),
      CLOSE_MS,
    )
  const proxies = await Promise.all(
    [one, two].map(({ port }) =>
      stops.open(
        () => openProxy(port),
        (it) => it.close(),
      ),
    ),
  )
  return { folder, database, processes: [one, two], proxies: proxies as unknown as Site['proxies'] }
}

/** This process reads the tables too, and signs cookies with the site's key. */
function lookIntoDatabase(folder: string, databaseUrl: string): void {
  const read = readEnv({}, { ...identityOf(folder), databaseUrl })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  setEnv(read.env)
}

async function makeFolder(): Promise<string> {
  const parent = join(root, '.data')
  await mkdir(parent, { recursive: true })
  return mkdtemp(join(parent, 'faults-'))
}

/** Removes it, with the place of its own that PostgreSQL has where the repository lies in a folder only root can enter. */
async function removeFolder(folder: string): Promise<void> {
  const elsewhere = await readFile(join(folder, 'postgres-elsewhere'), 'utf8').catch(() => null)
  for (const path of elsewhere === null ? [folder] : [elsewhere.trim(), folder])
    await rm(path, { recursive: true, force: true })
}
