import type { Stops } from '#lib/cli/stops'
import { takeFailures } from '#tests/faults/broken'
import { runChaos } from '#tests/faults/chaos'
import { onePerson } from '#tests/faults/one-person'
import { sameBytes } from '#tests/faults/same-bytes'
import { openSite } from '#tests/faults/site'
import { stalledReaders } from '#tests/faults/stalled'

/** How long a history is in `npm test`, in seconds. */
export const FAULT_SECONDS = 60

/** One run: its seed, how long its history is, and whether what it leaves behind is kept to be looked at. */
export type Run = { seed: number; seconds: number; keep: boolean; stops: Stops }

/**
 * On a site of its own: what hidden votes may tell, a guest who signs in, readers that stop reading, then one long history with all that can go wrong.
 * What broke, in words, and what happened on the whole.
 */
export async function runFaults({ seed, seconds, keep, stops }: Run): Promise<{ breaches: string[]; summary: string }> {
  const site = await openSite(stops, keep)
  const before = [...(await sameBytes(site, seed)), ...(await onePerson(site)), ...(await stalledReaders(site))]
  const { breaches: during, summary } = await runChaos(stops, site, seed, seconds)
  const died = site.processes.flatMap(({ deaths }) => deaths)
  const breaches = [...before, ...during, ...died, ...takeFailures()]
  return { breaches, summary: keep ? `${summary}; kept in ${site.folder}` : summary }
}
