import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'

/** An account of this machine, by number. */
export type Owner = { uid: number; gid: number }

/** The account that PostgreSQL runs as when we are root; it must be a known one, or PostgreSQL refuses. */
export function serviceUser(): Owner {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new EmbeddedError(
    'PostgreSQL does not run as root, and there is no account "postgres" or "nobody" to run it as.',
  )
}

/** True when `path` and every folder on the way to it let that account in. */
export function canReach(path: string, account: Owner): boolean {
  const here = resolve(path)
  const { mode, uid, gid } = statSync(here)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  return (mode & bit) !== 0 && (dirname(here) === here || canReach(dirname(here), account))
}
