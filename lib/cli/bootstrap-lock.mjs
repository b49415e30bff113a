// One installation at a time in one clone: `npm start` and `npm test` may be given together.
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { say } from './bootstrap-say.mjs'

const BEAT_MS = 1_000
const STALE_MS = 15_000

/** Runs `work` while no other process holds the file; a lock whose holder is dead or silent is taken over. */
export async function withInstallLock(file, work) {
  let waiting = false
  while (!take(file)) {
    if (!waiting) say('waiting for the installation that already runs')
    waiting = true
    await wait(200)
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT_MS)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    await work()
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  removeStale(file)
  return false
}

/** Renames before it removes, so that of two who find a stale lock none removes the other's fresh one. */
function removeStale(file) {
  try {
    const holder = readFileSync(file, 'utf8')
    if (alive(Number(holder)) && Date.now() - statSync(file).mtimeMs < STALE_MS) return
    const aside = `${file}.${process.pid}`
    renameSync(file, aside)
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, file)
    rmSync(aside)
  } catch {
    // Somebody else was quicker; the next round looks again.
  }
}

function alive(pid) {
  if (!pid) return true // not written yet; its age decides
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
