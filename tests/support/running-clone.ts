import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { currentBuild } from '#lib/cli/build'
import { copyFiles, shellEnv } from '#tests/bench/clone'
import { freePort } from '#tests/support/own-site'

/** A copy of this repository in which `npm start` can be given, again and again. */
export type RunningClone = {
  folder: string
  url: string
  /** `npm start`, without npm. */
  start(output: 'ignore' | 'pipe'): ChildProcess
  /** The site that runs there, as it is noted for the next `npm start`. */
  noted(): { signature: string; build: string } | null
  remove(): Promise<void>
}

/** Makes one on a free port, with our packages and our build in place. */
export async function runningClone(): Promise<RunningClone> {
  const folder = await copyFiles()
  const build = currentBuild()
  for (const path of [build, join('lib', 'db', 'generated')])
    cpSync(path, join(folder, path), { recursive: true, verbatimSymlinks: true })
  await rm(join(folder, build, 'quorum-users'), { recursive: true, force: true })
  linkPackages(join(folder, 'node_modules'), build)
  const port = await freePort()
  const env = { ...shellEnv(), PORT: String(port), LOG_LEVEL: 'error' }
  return {
    folder,
    url: `http://127.0.0.1:${port}`,
    start: (output) =>
      spawn(process.execPath, ['lib/cli/bootstrap.mjs', 'start'], {
        cwd: folder,
        env,
        stdio: ['ignore', output, output === 'pipe' ? 'pipe' : 'inherit'],
      }),
    noted: () => {
      try {
        return JSON.parse(readFileSync(join(folder, '.data', 'local', `site-${port}.json`), 'utf8'))
      } catch {
        return null
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Our packages, but for `next build`, which copies here. */
function linkPackages(to: string, build: string): void {
  const from = resolve('node_modules')
  mkdirSync(join(to, '.bin'), { recursive: true })
  for (const name of readdirSync(from)) if (!name.startsWith('.')) symlinkSync(join(from, name), join(to, name))
  for (const name of ['.package-lock.json', '.quorum-lock']) cpSync(join(from, name), join(to, name), { force: true })
  for (const name of readdirSync(join(from, '.bin')))
    if (name !== 'next') symlinkSync(realpathSync(join(from, '.bin', name)), join(to, '.bin', name))
  writeFileSync(join(to, '.bin', 'next'), builder(build))
  chmodSync(join(to, '.bin', 'next'), 0o755)
}

/** Fails where the sources say so; else the first build once more, under its own name and with a style sheet of another. */
function builder(build: string): string {
  const old = build.split(/[\\/]/).at(-1)
  return `#!/bin/sh
set -e
if grep -q 'does not build' lib/text.ts; then echo 'It does not build.'; exit 1; fi
cp -a "${build}" "$QUORUM_BUILD"
rm -rf "$QUORUM_BUILD/quorum-users" "$QUORUM_BUILD/quorum-stamp"
grep -rl ${old} "$QUORUM_BUILD" | xargs sed -i "s/${old}/$(basename "$QUORUM_BUILD")/g"
for sheet in $(cd "$QUORUM_BUILD/static" && find . -name '*.css'); do
  name=$(basename "$sheet" .css)
  mv "$QUORUM_BUILD/static/$sheet" "$QUORUM_BUILD/static/$(dirname "$sheet")/new-$name.css"
  grep -rl "$name\\.css" "$QUORUM_BUILD" | xargs sed -i "s/$name\\.css/new-$name.css/g"
done
`
}
