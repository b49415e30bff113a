import { Client } from 'pg'
import type { Bench } from '#tests/bench/bench'
import { monotonicMs } from '#tests/bench/numbers'
import type { Site } from '#tests/bench/site'

/** When we heard that the board came to a version, in monotonic ms. */
export type Commits = { instantOf(version: number): Promise<number> }

/**
 * Notes the commits of a board by PostgreSQL's own NOTIFY, on a connection of its own: it is sent right after the commit
 * and does not wait for the site, whose answer may come later because it is busy telling the readers. On a busy machine we
 * may hear it late, even after the answer.
 */
export async function watchCommits({ stops }: Bench, site: Site, boardId: string): Promise<Commits> {
  const instants = new Map<number, number>()
  const waiting = new Map<number, (at: number) => void>()
  const open = async () => {
    const client = new Client({ connectionString: site.databaseUrl })
    await client.connect()
    client.on('notification', ({ payload = '' }) => {
      const at = monotonicMs()
      const [id, version] = payload.split(':')
      if (id !== boardId) return
      instants.set(Number(version), at)
      waiting.get(Number(version))?.(at)
    })
    await client.query('LISTEN quorum_board')
    return client
  }
  await stops.open(open, (client) => client.end())
  return {
    instantOf: async (version) => instants.get(version) ?? new Promise((resolve) => waiting.set(version, resolve)),
  }
}
