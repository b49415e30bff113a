import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { livesAs, signature } from '#lib/db/embedded-processes'
import { modeOf } from '#lib/env'
import { dataFolder } from './data-folder.ts'

/** A site that serves: its process, who keeps it (null where nobody could start its successor), and its build. */
export type RunningSite = { signature: string; keeper: string | null; build: string }

/** The site of this data folder and port; null where none lives. */
export function findRunning(port: number): RunningSite | null {
  try {
    const site = JSON.parse(readFileSync(fileOf(port), 'utf8')) as RunningSite
    return livesAs(site.signature) ? site : null
  } catch {
    return null
  }
}

/** Notes that this process is it. Returns what takes the note away. */
export function noteRunning(port: number, build: string): () => void {
  // What `npm test` or a script hands down to us is another command's keeper, which would start that again.
  const keeper = Number(process.env.QUORUM_KEEPER) === process.ppid ? process.ppid : 0
  const site: RunningSite = { signature: signature(process.pid), keeper: keeper ? signature(keeper) : null, build }
  const file = fileOf(port)
  mkdirSync(dataFolder(modeOf(process.env)), { recursive: true })
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(site))
  renameSync(`${file}.${process.pid}`, file)
  return () => {
    if (findRunning(port)?.signature === site.signature) rmSync(file, { force: true })
  }
}

/** The process id in a signature. */
export function pidOf(written: string): number {
  return Number.parseInt(written, 10)
}

function fileOf(port: number): string {
  return join(dataFolder(modeOf(process.env)), `site-${port}.json`)
}
