import { expect, it } from 'vitest'
import { db } from '#lib/db/client'
import { migrate } from '#lib/db/migrate'
import { databaseUrl } from '#tests/support/database'

type Record = { migration_name: string; finished_at: Date; applied_steps_count: number }

const records = () => db().$queryRaw<Record[]>`SELECT migration_name, finished_at FROM _prisma_migrations ORDER BY 1`

it('changes nothing the second time, also when two do it at once', async () => {
  const before = await records()
  const applied = await Promise.all([migrate(databaseUrl), migrate(databaseUrl)])
  expect(applied).toEqual([[], []])
  expect(await records()).toEqual(before)
  expect(before.length).toBeGreaterThan(0)
})

it('makes the job queue', async () => {
  await db().$executeRaw`SELECT graphile_worker.add_job('nothing', '{}'::json)`
  expect(await db().$queryRaw`SELECT count(*)::int AS jobs FROM graphile_worker.jobs`).toEqual([{ jobs: 1 }])
})

it('starts each test with no job left by the one before', async () => {
  expect(await db().$queryRaw`SELECT count(*)::int AS jobs FROM graphile_worker.jobs`).toEqual([{ jobs: 0 }])
})
