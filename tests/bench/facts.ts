import { spawnSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { findBinaries } from '#lib/db/embedded-binaries'

/** What the figures hang on: machine, versions, date, and what else the machine was doing. */
export async function machineFacts(): Promise<string> {
  const cores = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const { postgres } = await findBinaries()
  const version = spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout.trim()
  const [load = 0] = loadavg()
  return [
    `${cores.length} cores (${cores[0]?.model.trim() || 'unknown'}), ${memory} GB, ${process.platform} ${release()}`,
    `Node ${process.versions.node}`,
    version.replace(/^postgres \(PostgreSQL\)/, 'PostgreSQL'),
    new Date().toISOString().slice(0, 10),
    `load ${load.toFixed(1)} before it began`,
  ].join(' · ')
}
