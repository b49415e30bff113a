import { spawnSync } from 'node:child_process'
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startEmbedded } from '#lib/db/embedded'
import { canReach } from '#lib/db/embedded-account'
import { isAlive } from '#lib/db/embedded-processes'
import { chooseWay } from '#lib/db/embedded-way'
import { runEmbedded } from '#tests/support/run-embedded'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
const namespaces =
  isRoot && spawnSync('unshare', ['--user', '--map-user=1000', '--map-group=1000', 'true']).status === 0
const open = canReach(import.meta.dirname, nobody)

/** A folder that everybody may enter, or only root; another account's if asked. */
async function makeFolder(mode: number, owner?: typeof nobody): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-account-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (owner) await chown(folder, owner.uid, owner.gid)
  await chmod(folder, mode)
  return folder
}

const stopped = (pid: number | undefined) => pid !== undefined && !isAlive(pid)

describe.runIf(isRoot)('for root', () => {
  it.runIf(open)('runs as another account where that can reach the folder', async () => {
    const folder = await makeFolder(0o755)
    expect((await chooseWay(folder)).runAs?.uid).toBeGreaterThan(0)
    expect(stopped((await runEmbedded(folder, 'stop')).pid)).toBe(true)
  })

  it.runIf(namespaces)('runs in place in a folder that only root can enter', async () => {
    const folder = await makeFolder(0o700)
    expect((await chooseWay(folder)).prefix[0]).toBe('unshare')
    expect(stopped((await runEmbedded(folder, 'stop')).pid)).toBe(true)
  })

  it('runs from a copy elsewhere where there are no namespaces, and goes on from there', async () => {
    const folder = await makeFolder(0o700)
    const first = await startEmbedded(folder, { way: 'copy' })
    const elsewhere = (await readFile(join(folder, 'postgres-elsewhere'), 'utf8')).trim()
    onTestFinished(() => rm(elsewhere, { recursive: true, force: true }))
    await first.stop()
    expect((await chooseWay(folder)).home).toBe(elsewhere)
    expect(stopped((await runEmbedded(folder, 'stop')).pid)).toBe(true)
  })
})

describe.runIf(isRoot && open)('for an ordinary account', () => {
  it('runs as that account', async () => {
    const folder = await makeFolder(0o700, nobody)
    expect(stopped((await runEmbedded(folder, 'stop', nobody)).pid)).toBe(true)
  })

  it('says in one line that a folder belongs to somebody else', async () => {
    const folder = await makeFolder(0o755)
    const { name, message } = await runEmbedded(folder, 'stop', nobody)
    expect(name).toBe('EmbeddedError')
    expect(message).toMatch(/^\S+ belongs to another account: .*$/)
  })
})
