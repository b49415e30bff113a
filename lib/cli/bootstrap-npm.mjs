// npm, and the Node that runs it.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { pinnedPath } from './bootstrap-node.mjs'
import { say } from './bootstrap-say.mjs'

/**
 * npm leaves out, without a word, optional packages whose `engines` refuse the Node that runs it: under an old one these
 * are the native halves of Tailwind, Rolldown and others. They ask for 20.19, or 22.12 and newer.
 */
export function isFitForNpm() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
}

/**
 * Fetches the pinned Node alone, by the lockfile's own hash, for npm to run under. Answers the Node that runs now where
 * none is pinned for this system or it cannot be had; npm ci then tells what is the matter.
 */
export async function fetchNode(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const { name, file } = pinnedPath()
  const entry = lock.packages[`node_modules/${name}`]
  if (!entry) return process.execPath
  say(`Node ${process.versions.node} is old: fetching Node ${entry.version} first`)
  const folder = join(root, '.data', 'node')
  const own = { name: 'node-for-npm', version: '1.0.0', dependencies: { [name]: entry.version } }
  const packages = { '': own, [`node_modules/${name}`]: { ...entry, optional: undefined } }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...own, private: true }))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...own, lockfileVersion: 3, packages }))
  await npm(process.execPath, folder, ['ci', '--ignore-scripts'])
  const node = join(folder, 'node_modules', file)
  return existsSync(node) ? node : process.execPath
}

/** Runs npm in a folder under that Node, its output kept back. Answers exit code and output. */
export function npm(node, cwd, args) {
  const script = process.env.npm_execpath
  const [file, first] = script?.endsWith('.js') ? [node, [script]] : ['npm', []]
  const env = { ...process.env, PATH: dirname(node) + delimiter + (process.env.PATH ?? '') }
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && file === 'npm'
    const all = [...first, ...args, '--no-audit', '--no-fund']
    const child = spawn(file, all, { cwd, shell, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const parts = []
    child.stdout.on('data', (part) => parts.push(part))
    child.stderr.on('data', (part) => parts.push(part))
    child.on('error', (error) => resolve({ code: 1, output: `npm could not be started: ${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') }))
  })
}
