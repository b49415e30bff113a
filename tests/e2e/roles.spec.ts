import { expect, test } from '@playwright/test'
import { fingerprint, siteDatabase } from '#tests/support/dump'
import { actionRows } from '#tests/support/roles/actions'
import { act, actionIds, ask, builtAddresses, pageBeside } from '#tests/support/roles/ask'
import { commandRows } from '#tests/support/roles/commands'
import { draftRows, pageRows } from '#tests/support/roles/pages'
import { cell, type Role, roles } from '#tests/support/roles/roles'
import { routeRows } from '#tests/support/roles/routes'
import { lookAt, setScene } from '#tests/support/roles/scene'
import { leaveSite, makeWorld, reachSite, type Site, type World } from '#tests/support/roles/world'

// Every page, route, server action and board command, called over HTTP as each role; the tables are tests/support/roles/.

let site: Site
let url: string

test.beforeAll(async ({ baseURL }) => {
  url = await siteDatabase()
  site = await reachSite(baseURL)
})

test.afterAll(() => leaveSite(site))

/** What these roles got that is not what its cell says, one line a cell. */
async function differences(
  rows: Readonly<Record<string, { cells: string }>>,
  call: (name: string, role: Role) => Promise<string>,
  only: { roles: readonly Role[]; cells: (wanted: string) => boolean } = { roles, cells: () => true },
): Promise<string[]> {
  const wrong: string[] = []
  for (const [name, { cells }] of Object.entries(rows))
    for (const role of only.roles) {
      const wanted = cell(cells, role)
      const got = only.cells(wanted) ? await call(name, role) : wanted
      if (got !== wanted) wrong.push(`${name} as ${role}: ${got}, not ${wanted}`)
    }
  return wrong
}

const isDone = (wanted: string) => /^20\d$/.test(wanted)
const isRefused = (wanted: string) => !isDone(wanted)

test('the build has no page, route or server action that the tables do not have', () => {
  const rows = [...Object.keys(pageRows), ...Object.keys(routeRows).map((name) => name.split(' ')[1] ?? '')]
  const known = new Set(rows.map((file) => file.replace(/\.tsx?$/, '')))
  // Next calls the manifest's route by its address.
  const files = builtAddresses().map((file) => file.replace(/^manifest\.webmanifest\/route$/, 'manifest'))
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => !known.has(file))).toEqual([])
  expect([...actionIds().keys()].filter((name) => !actionRows[name])).toEqual([])
})

test('every page, draft and route answers each role as the table says, and a refusal changes nothing', async () => {
  await site.client.query('DELETE FROM "RateLimit"')
  const world = await makeWorld(site)
  const drafts = Object.fromEntries(draftRows.map((row) => [row.at(world), row]))
  const rows = { ...pageRows, ...drafts, ...routeRows }
  const call = (name: string, role: Role) => {
    const row = routeRows[name] ?? pageRows[name] ?? drafts[name]
    const sent = routeRows[name]?.send?.(world, role)
    return ask(`${site.base}${row?.at(world)}`, world.cookies[role], sent)
  }
  const wrong: string[] = []
  let before = await settled()
  for (const role of roles) {
    wrong.push(...(await differences(rows, call, { roles: [role], cells: isRefused })))
    const after = await settled()
    const tables = Object.keys(after).filter((table) => after[table] !== before[table])
    wrong.push(...tables.map((table) => `${table} changed, though the ${role} was refused everything`))
    before = after
  }
  expect([...wrong, ...(await differences(rows, call, { roles, cells: isDone }))]).toEqual([])
})

test('every server action is done or refused as the table says, and a refusal changes nothing', async () => {
  test.slow()
  const ids = actionIds()
  let world: World = await makeWorld(site)
  let before = await settled()
  const wrong = await differences(actionRows, async (name, role) => {
    const { send, plain = false, uncounted = false } = actionRows[name] ?? {}
    const id = ids.get(name)
    if (id === undefined) return 'no such action in the build'
    const page = `${site.base}${pageBeside(name, world)}`
    const counted = await acts()
    const got = await act(page, id, world.cookies[role], send?.(world, role) ?? {}, plain)
    if (role === 'organizer' && (await acts()) !== counted + (uncounted ? 0 : 1))
      return `${got}, and no limit counted it`
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

/** How many acts the limits have counted. */
async function acts(): Promise<number> {
  const counts = `SELECT coalesce(sum(points), 0)::int AS points FROM "RateLimit" WHERE key ~ '^(act|upload):'`
  return (await site.client.query<{ points: number }>(counts)).rows[0]?.points ?? 0
}

/** The rows of the site, once no job is on its way. */
async function settled(): Promise<Record<string, string>> {
  const due = `SELECT count(*)::int AS due FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts`
  const isQuiet = async () => (await site.client.query<{ due: number }>(due)).rows[0]?.due
  await expect.poll(isQuiet, { intervals: [5, 10, 20, 50] }).toBe(0)
  return fingerprint(url, ['public."RateLimit"', 'public."Session"'])
}
