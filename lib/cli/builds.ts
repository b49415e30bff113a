import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { livesAs, signature } from '#lib/db/embedded-processes'

// Each build lies in a folder of its own, named after the sources that it was made of: the site that runs keeps its files
// while the next one is built, and going back to the commit before finds its build in place.

const STAMP = 'quorum-stamp'
const USERS = 'quorum-users'

/** True where the folder holds the whole build of these sources. The stamp lies in the build and goes with it. */
export function isBuilt(folder: string, hash: string): boolean {
  const stamp = join(folder, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** Marks a build as whole. */
export function stampBuild(folder: string, hash: string): void {
  writeFileSync(join(folder, STAMP), hash)
}

/** Notes that this process serves that build. */
export function markServed(folder: string): void {
  mkdirSync(join(folder, USERS), { recursive: true })
  writeFileSync(join(folder, USERS, signature(process.pid)), '')
  utimesSync(join(folder, STAMP), new Date(), new Date())
}

/**
 * Removes builds that no process serves, but for this one and the one that served last: open pages still ask for its files.
 * In the background, since a build is many files. The stamp goes first, so that nobody takes what is left for whole.
 */
export async function forgetBuilds(builds: string, current: string): Promise<void> {
  const others = readdirSync(builds)
    .map((name) => join(builds, name))
    .filter((folder) => folder !== current && !isServed(folder))
    .sort((left, right) => usedAt(right) - usedAt(left))
  for (const folder of others.slice(1)) {
    await rm(join(folder, STAMP), { force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

function isServed(folder: string): boolean {
  const users = join(folder, USERS)
  return existsSync(users) && readdirSync(users).some(livesAs)
}

/** A build that was cut off has no stamp, and counts as the oldest. */
function usedAt(folder: string): number {
  return statSync(join(folder, STAMP), { throwIfNoEntry: false })?.mtimeMs ?? 0
}
