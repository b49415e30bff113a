import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { canReach, type Owner, serviceUser } from './embedded-account.ts'
import { type Binaries, findBinaries } from './embedded-binaries.ts'
import { copyElsewhere, livesElsewhere } from './embedded-copy.ts'

/** PostgreSQL refuses to run as root; this is how it is run here. */
export type Way = {
  binaries: Binaries
  /** What stands before the program on the command line. */
  prefix: readonly string[]
  /** Whose the files are to be, where we may decide that. */
  files: Owner | undefined
  /** As whom the program is started, where not as ourselves. */
  runAs: Owner | undefined
  /** The folder around PostgreSQL's own data folder. */
  home: string
}

export type WayName = 'direct' | 'as-user' | 'namespace' | 'copy'

const UNSHARE = ['unshare', '--user', '--map-user=1000', '--map-group=1000']

/**
 * Chooses for the data folder, unless told: as ourselves; for root as the system's `postgres` or `nobody`; where these
 * cannot reach the folder or the programs, in place in a user namespace; where there are none, from a copy that the
 * account can reach, and from then on always from there.
 */
export async function chooseWay(dataDir: string, wanted?: WayName): Promise<Way> {
  const binaries = await findBinaries()
  const way = wanted ?? (process.getuid?.() === 0 ? wayForRoot(dataDir, binaries) : 'direct')
  const here = { binaries, prefix: [], files: undefined, runAs: undefined, home: dataDir }
  if (way === 'direct') return here
  if (way === 'namespace') return { ...here, prefix: UNSHARE, files: { uid: 0, gid: 0 } }
  const account = serviceUser()
  if (way === 'as-user') return { ...here, files: account, runAs: account }
  return { prefix: [], files: account, runAs: account, ...(await copyElsewhere(dataDir, binaries, account)) }
}

function wayForRoot(dataDir: string, binaries: Binaries): WayName {
  const account = serviceUser()
  if (livesElsewhere(dataDir)) return 'copy'
  if (canReach(dataDir, account) && canReach(dirname(binaries.postgres), account)) return 'as-user'
  return namespacesWork(binaries) ? 'namespace' : 'copy'
}

function namespacesWork(binaries: Binaries): boolean {
  const [command = '', ...flags] = UNSHARE
  return spawnSync(command, [...flags, binaries.postgres, '--version']).status === 0
}

/** Gives a folder and what is in it to whom the way says; the last start may have gone another way. */
export function giveFiles(way: Way, folder: string): void {
  if (!way.files || !existsSync(folder) || statSync(folder).uid === way.files.uid) return
  spawnSync('chown', ['-R', `${way.files.uid}:${way.files.gid}`, folder])
}
