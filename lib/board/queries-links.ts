import type { Actor } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { getSettledAddresses } from '../resources/queries.ts'
import { ok, type Result } from '../result.ts'
import { addressesIn } from './rules-links.ts'
import { readLinesWithAddresses } from './store-links.ts'

/** An address that somebody wrote down on a board, with the words around it. */
export type PastedAddress = { url: string; text: string; topic: string; event: { slug: string; title: string } }

const linesRead = 200
const shown = 30

/**
 * What boards offer the library: the latest addresses in their lines that stand on no shelf yet, those left out
 * that were set aside. For who writes it.
 */
export async function getPastedAddresses(actor: Actor): Promise<Result<PastedAddress[]>> {
  const settled = await getSettledAddresses(actor)
  if (!settled.ok) return settled
  const known = new Set(settled.value)
  const offered: PastedAddress[] = []
  for (const line of await readLinesWithAddresses(db(), linesRead))
    for (const url of addressesIn(line.text)) {
      if (known.has(url)) continue
      known.add(url)
      offered.push({ url, ...line })
    }
  return ok(offered.slice(0, shown))
}
