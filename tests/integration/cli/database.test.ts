import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it, vi } from 'vitest'
import { keepDatabase } from '#lib/cli/database'
import { startEmbedded } from '#lib/db/embedded'

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

it('starts the database again on the same address when it dies under a running site', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-kept-'))
  const kept = await keepDatabase(folder)
  try {
    // Joining tells the process id; giving it back does not end what another still uses.
    const joined = await startEmbedded(folder)
    await joined.stop()
    process.kill(joined.pid, 'SIGKILL')
    await vi.waitFor(async () => expect(await answers(kept.url)).toBe(false), { timeout: 5_000, interval: 10 })
    await vi.waitFor(async () => expect(await answers(kept.url)).toBe(true), { timeout: 20_000, interval: 100 })
  } finally {
    await kept.stop()
    const alive = await answers(kept.url)
    await rm(folder, { recursive: true, force: true })
    expect(alive).toBe(false)
  }
})
