import { identityOf } from '#lib/cli/data-folder'
import type { Stops } from '#lib/cli/stops'
import { disconnect } from '#lib/db/client'
import { readEnv, setEnv } from '#lib/env'
import { freePort } from '#tests/bench/program'
import { OwnDatabase } from '#tests/faults/own-database'
import { type FaultyProxy, openProxy } from '#tests/faults/proxy'
import { ServerProcess } from '#tests/faults/server-process'
import { makeSiteFolder, removeSiteFolder } from '#tests/support/site-folder'

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
  const folder = await stops.open(
    () => makeSiteFolder('faults-'),
    async (path) => (keep ? undefined : removeSiteFolder(path)),
    CLOSE_MS,
  )
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
