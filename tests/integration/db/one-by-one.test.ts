import { expect, it, onTestFinished } from 'vitest'
import { db, transaction } from '#lib/db/client'
import { anEvent } from '#tests/support/factories'

it('runs the queries of a transaction one by one: pg warns of nothing', async () => {
  const said: string[] = []
  const hear = ({ message }: Error) => said.push(message)
  process.on('warning', hear)
  onTestFinished(() => void process.off('warning', hear))
  await anEvent()
  const select = { moderators: true, board: true, notes: true, rsvps: true, requests: true }
  const [inside] = await transaction((tx) => tx.event.findMany({ select }))
  const [outside] = await db().event.findMany({ select })
  expect(inside).toEqual(outside)
  // A warning is told a turn later.
  await new Promise((told) => setImmediate(told))
  expect(said).toEqual([])
})

it('goes on where one of them fails', async () => {
  const both = transaction(async (tx) => {
    const wrong = tx.$queryRaw`SELECT nothing`
    const right = tx.$queryRaw`SELECT 1`
    await Promise.all([wrong, right])
  })
  await expect(both).rejects.toThrow(/nothing/)
  expect(await transaction((tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }])
})
