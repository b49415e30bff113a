import { identityOf, root } from '#lib/cli/data-folder'
import { startEmbedded } from '#lib/db/embedded'
import type { Bench } from '#tests/bench/bench'
import { cpuSeconds } from '#tests/bench/cpu'
import { freePort, startProgram } from '#tests/bench/program'
import { makeSiteFolder, removeSiteFolder } from '#tests/support/site-folder'

/** A site with the sample community, production build, in a process and with a database of its own. */
export type Site = {
  url: string
  port: number
  databaseUrl: string
  /** What marks its cookies and what signs them. */
  identity: { instance: string; secret: string }
  /** Processor seconds that its process, without the database, has used since it started. */
  cpuSeconds(): Promise<number>
  /** Ends its process and starts another on the same port. */
  restart(): Promise<void>
}

/**
 * Opens a site as `npm start` does it. Its data lies beside that of a real one, on the same disk, and goes when it closes.
 * @param via - gives the address at which the site finds its database, where that is not the database itself
 */
export async function openSite(bench: Bench, via?: (databaseUrl: string) => Promise<string>): Promise<Site> {
  const { stops } = bench
  const folder = await stops.open(() => makeSiteFolder('bench-'), removeSiteFolder, 5_000)
  const database = await stops.open(
    () => startEmbedded(folder),
    (opened) => opened.stop(),
    15_000,
  )
  const port = await freePort()
  const outside = via ? { DATABASE_URL: await via(database.url), DIRECT_URL: database.url } : {}
  const identity = identityOf(folder)
  const key = { NEXTAUTH_SECRET: identity.secret }
  const env = { ...process.env, ...outside, ...key, QUORUM_DATA: folder, PORT: String(port), LOG_LEVEL: 'warn' }
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', 'lib/cli/start.ts']
  const start = () => startProgram(bench, command, { cwd: root, env }, /Quorum is at/)
  let program = await start()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    databaseUrl: database.url,
    identity,
    cpuSeconds: () => cpuSeconds(program.pid),
    restart: async () => {
      await program.stop()
      program = await start()
    },
  }
}

/** An event as `GET /api/events` tells it. */
export type ListedEvent = {
  id: string
  slug: string
  title: string
  startsAt: string
  status: string
  hasNotes: boolean
}

/** The events of a site, latest first. */
export async function listEvents(site: Site): Promise<ListedEvent[]> {
  const answer = await fetch(`${site.url}/api/events`)
  if (answer.status !== 200) throw new Error(`GET /api/events answered ${answer.status}.`)
  return ((await answer.json()) as { events: ListedEvent[] }).events
}

/** The sample community's next meeting. */
export async function nextMeeting(site: Site): Promise<ListedEvent> {
  const next = (await listEvents(site)).findLast((event) => Date.parse(event.startsAt) > Date.now())
  if (!next) throw new Error('The sample community has no meeting ahead.')
  return next
}
