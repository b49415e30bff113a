import { readFile } from 'node:fs/promises'

/** Linux counts processor time in ticks of a hundredth of a second, on every machine that Node runs on. */
const TICKS = 100

/** Processor seconds that a process with all its threads has used. NaN where there is no /proc to read it from. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // Fields 14 and 15 (proc_pid_stat(5)); the second, in brackets, may hold spaces.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) / TICKS
}
