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

/** How many boards the transaction locked that locked the most of them, while the work was done. */
export async function boardsAtOnce(work: () => Promise<unknown>): Promise<number> {
  const query = vi.spyOn(Client.prototype, 'query')
  try {
    await work()
    const held = new Map<unknown, number>()
    let most = 0
    for (const [index, [asked]] of query.mock.calls.entries()) {
      const client = query.mock.contexts[index]
      const text = typeof asked === 'string' ? asked : ((asked as { text?: string } | undefined)?.text ?? '')
      if (/^BEGIN/i.test(text)) held.set(client, 0)
      if (/FROM "Board" .*FOR /s.test(text)) held.set(client, (held.get(client) ?? 0) + 1)
      most = Math.max(most, held.get(client) ?? 0)
    }
    return most
  } finally {
    query.mockRestore()
  }
}
