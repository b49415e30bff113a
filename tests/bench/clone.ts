import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { root } from '#lib/cli/data-folder'
import type { Bench } from '#tests/bench/bench'

/** A folder as a fresh clone would have it: what git tracks or would track, nothing installed. It goes when we stop. */
export function freshClone({ stops }: Bench): Promise<string> {
  return stops.open(copyFiles, (folder) => rm(folder, { recursive: true, force: true }), 60_000)
}

/** Copies what git tracks or would track into a new folder. */
export async function copyFiles(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quorum-bench-'))
  // A clone lies where others may look, PostgreSQL's account among them.
  await chmod(folder, 0o755)
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  for (const name of list.toString().split('\0').filter(Boolean)) {
    if (!existsSync(join(root, name))) continue
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await cp(join(root, name), join(folder, name))
  }
  return folder
}

/** The environment of somebody's shell: without what npm and our bootstrap added to it for this command. */
export function shellEnv(): NodeJS.ProcessEnv {
  const ours = /^(npm_(?!config_)|NODE$|INIT_CWD$|QUORUM_STARTED_AT$)/
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (ours.test(name)) delete env[name]
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
  return { ...env, PATH: folders.join(delimiter) }
}

/** The same, with the programs of a clone first: its pinned Node among them. */
export function cloneEnv(clone: string): NodeJS.ProcessEnv {
  const env = shellEnv()
  const path = `${join(clone, 'node_modules', '.bin')}${delimiter}${env.PATH}`
  return { ...env, PATH: path, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
}
