import { transaction } from '../db/client.ts'
import { type Kept, retention } from './rules-retention.ts'
import { deleteExpired } from './store.ts'

/** How many rows go at once, so that no transaction takes long, however long nobody has swept. */
const atOnce = 5_000

/**
 * The hourly task: what is kept for a while only goes when its while is over. Where one kind cannot be deleted the others
 * are all the same; the job then fails, and is tried again. Running it twice is running it once.
 * @throws the first error, when all kinds had their turn
 */
export async function cleanUp(): Promise<void> {
  const errors: unknown[] = []
  for (const kept of retention) await sweep(kept).catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}

async function sweep(kept: Kept): Promise<void> {
  for (let gone = atOnce; gone === atOnce; ) gone = await transaction((tx) => deleteExpired(tx, kept, atOnce))
}
