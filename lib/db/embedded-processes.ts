import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { platform } from 'node:process'

/** True while a process of that id exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return statFields(pid)?.state !== 'Z'
}

/** A process's id and, where the system tells, its start: an id that was given away again does not pass for it. */
export function signature(pid: number): string {
  return `${pid}-${statFields(pid)?.startedAt ?? 0}`
}

/** True while the process that wrote this signature lives. */
export function livesAs(written: string): boolean {
  const pid = Number.parseInt(written, 10)
  return pid > 0 && isAlive(pid) && signature(pid) === written
}

/**
 * The processes whose working folder is `folder`: a postmaster and its children live in their data folder. Undefined
 * where the system does not tell (no /proc).
 */
export function processesIn(folder: string): number[] | undefined {
  return processes()?.filter((pid) => workingFolder(pid) === folder)
}

/** Every process. Undefined where the system does not tell. */
function processes(): number[] | undefined {
  if (platform !== 'linux') return undefined
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
}

/** The postmasters that were started on this path, wherever its files are by now. None where the system does not tell. */
export function processesOn(folder: string): number[] {
  const started = (pid: number) => {
    const words = commandOf(pid)
    return words[0]?.endsWith('postgres') && words[words.indexOf('-D') + 1] === folder && isAlive(pid)
  }
  return processes()?.filter(started) ?? []
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** Fields 3 and 22 of /proc/<pid>/stat; the name in field 2 may hold spaces and brackets. */
function statFields(pid: number): { state: string; startedAt: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' }
  } catch {
    return undefined
  }
}
