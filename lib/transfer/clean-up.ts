import { transaction } from '../db/client.ts'
import { deleteExpired } from './store.ts'

/** The daily task: what is kept for a while only goes when its while is over. Running it twice is running it once. */
export async function cleanUp(): Promise<void> {
  await transaction((tx) => deleteExpired(tx))
}
