import { type Embedded, startEmbedded } from '#lib/db/embedded'
import { log } from '#lib/log'

const LOOK_MS = 1_000

/** The data folder's own database for as long as this process runs. */
export type KeptDatabase = Pick<Embedded, 'url' | 'port' | 'reused' | 'stop'>

/**
 * Starts or joins the data folder's database, and starts it again where it dies under us: nobody else would, and a site
 * without its database is a page of apologies. It comes back on the same port, so pools reconnect by themselves.
 */
export async function keepDatabase(folder: string): Promise<KeptDatabase> {
  let current = await startEmbedded(folder)
  let reviving: Promise<void> | null = null
  const revive = async () => {
    try {
      const dead = current
      current = await startEmbedded(folder)
      // Given back only now, so that nobody stops what lives; kept, it would pass for a user for as long as we live.
      await dead.stop()
      log().warn({ pid: current.pid }, 'the database had died and was started again')
    } catch (error) {
      log().error({ err: error }, 'the database died and could not be started again')
    } finally {
      reviving = null
    }
  }
  const look = setInterval(() => {
    if (!isAlive(current.pid)) reviving ??= revive()
  }, LOOK_MS)
  look.unref()
  const { url, port, reused } = current
  const stop = async () => {
    clearInterval(look)
    await reviving
    await current.stop()
  }
  return { url, port, reused, stop }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It belongs to another account: it lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
