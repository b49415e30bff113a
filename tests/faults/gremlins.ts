import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from '#tests/faults/client'
import type { Fault } from '#tests/faults/plan'
import type { Site } from '#tests/faults/site'

/** How often each thing went wrong. */
export type Damage = Record<Fault['what'], number>

/** Lets things go wrong one after the other, as planned, until it is over; then all that was down is up again. */
export async function runGremlins(
  site: Site,
  clients: readonly Client[],
  faults: readonly Fault[],
  isOver: () => boolean,
  damage: Damage,
): Promise<void> {
  for (const fault of faults) {
    // In small pieces, so that the end is not slept through.
    for (let waited = 0; waited < fault.afterMs && !isOver(); waited += 100) await wait(100)
    if (isOver()) return
    await doHarm(site, clients, fault)
    damage[fault.what] += 1
  }
}

/** No damage yet. */
export function noDamage(): Damage {
  return { kill: 0, 'database-fast': 0, 'database-immediate': 0, cut: 0, 'cut-some': 0, stall: 0, deaf: 0 }
}

async function doHarm({ database, processes, proxies }: Site, clients: readonly Client[], fault: Fault): Promise<void> {
  const { what, target, forMs } = fault
  const side = target % 2 === 0 ? 0 : 1
  switch (what) {
    case 'kill':
      await processes[side].kill()
      await wait(forMs)
      await processes[side].start()
      return
    case 'database-fast':
    case 'database-immediate':
      await database.restart(what === 'database-fast' ? 'fast' : 'immediate', forMs)
      return
    case 'cut':
      proxies[side].cut()
      return
    case 'cut-some':
      proxies[side].cut(2 + (target % 7))
      return
    case 'stall':
      proxies[side].stall(forMs)
      return
    case 'deaf':
      for (const client of clients.slice(target, target + 8)) client.follower.deafen(forMs)
  }
}
