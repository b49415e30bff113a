import { transaction } from '../db/client.ts'
import { retention } from './rules-retention.ts'
import { deleteExpired } from './store.ts'

/**
 * The hourly task: what is kept for a while only goes when its while is over. Each kind in a transaction of its own, so
 * that none holds up another. Running it twice is running it once.
 */
export async function cleanUp(): Promise<void> {
  for (const kept of retention) await transaction((tx) => deleteExpired(tx, kept))
}
