import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Client } from 'pg'
import { fingerprint, siteDatabase } from '#tests/support/dump'
import { actionRows } from '#tests/support/roles/actions'
import { act, actionIds, ask, pageBeside } from '#tests/support/roles/ask'
import { commandRows } from '#tests/support/roles/commands'
import { draftRows, pageRows } from '#tests/support/roles/pages'
import { cell, type Role, roles } from '#tests/support/roles/roles'
import { routeRows } from '#tests/support/roles/routes'
import { lookAt, setScene } from '#tests/support/roles/scene'
import { forgetWorlds, makeWorld, type Site, siteFolder, type World } from '#tests/support/roles/world'

// Every page, route, server action and board command, called over HTTP as each role; the tables are tests/support/roles/.

let site: Site
let url: string

test.beforeAll(async ({ baseURL }) => {
  url = await siteDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  const read = (name: string) => readFileSync(join(siteFolder(), name), 'utf8')
  site = { client, base: baseURL ?? '', secret: read('secret'), instance: read('id') }
})

test.afterAll(async () => {
  await forgetWorlds(site)
  await site.client.end()
})

/** What every role got that is not what its cell says, one line a cell. */
async function differences(
  rows: Readonly<Record<string, { cells: string }>>,
  call: (name: string, role: Role) => Promise<string>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const [name, { cells }] of Object.entries(rows))
    for (const role of roles) {
      const [got, wanted] = [await call(name, role), cell(cells, role)]
      if (got !== wanted) wrong.push(`${name} as ${role}: ${got}, not ${wanted}`)
    }
  return wrong
}

test('every page, draft and route answers each role as the table says', async () => {
  await site.client.query('DELETE FROM "RateLimit"')
  const world = await makeWorld(site)
  const drafts = Object.fromEntries(draftRows.map((row) => [row.at(world), row]))
  const rows = { ...pageRows, ...drafts, ...routeRows }
  const wrong = await differences(rows, (name, role) => {
    const row = routeRows[name] ?? pageRows[name] ?? drafts[name]
    const sent = routeRows[name]?.send?.(world, role)
    return ask(`${site.base}${row?.at(world)}`, world.cookies[role], sent)
  })
  expect(wrong).toEqual([])
})

test('every server action is done or refused as the table says, and a refusal changes nothing', async () => {
  test.slow()
  const ids = actionIds()
  let world: World = await makeWorld(site)
  let before = await settled()
  const wrong = await differences(actionRows, async (name, role) => {
    const { send, plain = false } = actionRows[name] ?? {}
    const id = ids.get(name)
    if (id === undefined) return 'no such action in the build'
    const page = `${site.base}${pageBeside(name, world)}`
    const got = await act(page, id, world.cookies[role], send?.(world, role) ?? {}, plain)
    const after = await settled()
    const changed = JSON.stringify(after) !== JSON.stringify(before)
    if (changed || got === 'done') [world, before] = [await makeWorld(site), await settled()]
    return changed && got !== 'done' ? `${got}, and something changed` : got
  })
  expect(wrong).toEqual([])
})

test('every command of a board is taken or refused as the table says, and a refusal changes nothing', async () => {
  test.slow()
  const world = await makeWorld(site)
  const calls = Object.keys(commandRows).flatMap((name) => roles.map((role) => [name, role] as const))
  const got = new Map<string, string>()
  const next = calls[Symbol.iterator]()
  const work = async () => {
    for (const [name, role] of next) got.set(`${name} ${role}`, await command(world, name, role))
  }
  await Promise.all([work(), work(), work(), work()])
  expect(await differences(commandRows, async (name, role) => got.get(`${name} ${role}`) ?? 'never called')).toEqual([])
})

async function command(world: World, name: string, role: Role): Promise<string> {
  const { on, send } = commandRows[name] ?? {}
  const { url: board, cookie, scene } = await setScene(site, world, role, on)
  const { version } = await lookAt(board)
  const type = name.split(' ')[0]
  const got = await ask(`${board}/commands`, cookie, { id: world.fresh(), type, ...send?.(scene) })
  const moved = (await lookAt(board)).version !== version
  return moved === (got === '200') ? got : `${got}, and the board ${moved ? 'moved' : 'stayed'}`
}

/** The rows of the site, once no job is on its way. */
async function settled(): Promise<Record<string, string>> {
  const due = `SELECT count(*)::int AS due FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts`
  const isQuiet = async () => (await site.client.query<{ due: number }>(due)).rows[0]?.due
  await expect.poll(isQuiet, { intervals: [5, 10, 20, 50] }).toBe(0)
  return fingerprint(url, ['public."RateLimit"', 'public."Session"'])
}
