import type { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { boardDb, db, type Tx, transaction } from '#lib/db/client'
import { type RequestContext, withContext } from '#lib/http/context'
import { newId } from '#lib/ids'

/** Whether a request that did this, and failed, is known for an outage. */
async function outageOf(work: () => Promise<unknown>): Promise<boolean> {
  const context: RequestContext = { response: {} as ServerResponse, address: '', loopback: false, nonce: '' }
  await withContext(context, () => expect(work()).rejects.toThrow())
  return context.outage === true
}

const cut = (client: Pick<Tx, '$queryRaw'>) => client.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`

it('knows a request that loses the database at any of its queries', async () => {
  expect(await outageOf(() => cut(db()))).toBe(true)
  expect(await outageOf(() => cut(boardDb()))).toBe(true)
  expect(await outageOf(() => transaction(cut))).toBe(true)
})

it('does not take a mistake of ours for an outage', async () => {
  const id = newId()
  const person = { id, email: `${id}@example.org`, name: 'Ana' }
  const twice = async (client: Tx) => {
    await client.person.create({ data: person })
    await client.person.create({ data: person })
  }
  expect(await outageOf(() => twice(db()))).toBe(false)
  expect(await outageOf(() => db().$queryRaw`SELECT nothing`)).toBe(false)
})
