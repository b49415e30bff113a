import { Client } from 'pg'
import { vi } from 'vitest'

/** How many statements this process sends to the database while the work is done. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(Client.prototype, 'query')
  try {
    await work()
    const count = query.mock.calls.length
    if (count === 0) throw new Error('No statement was seen.')
    return count
  } finally {
    query.mockRestore()
  }
}
