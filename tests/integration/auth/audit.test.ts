import { describe, expect, it } from 'vitest'
import { type Member, visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { getAudit } from '#lib/events/queries-audit'
import { setRole } from '#lib/people/commands'
import { importsOf, readSources } from '#tests/support/architecture-files'
import { type Case, deskCommands } from '#tests/support/desk-commands'
import { aMember, codeOf, valued } from '#tests/support/factories'

const entries = () => db().auditEntry.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] })

describe.each(Object.entries(deskCommands))('%s', (_name, make: () => Promise<Case>) => {
  it('writes one entry of the audit log, in its transaction, and none when it refuses', async () => {
    const olga = await aMember('Olga', 'organizer')
    const { run, act, subjectId, again } = await make()
    const stranger = await aMember('Sam')
    await db().auditEntry.deleteMany()

    expect(codeOf(await run(stranger))).not.toBe('ok')
    expect(codeOf(await run(visitor))).not.toBe('ok')
    expect(await entries()).toEqual([])

    expect(codeOf(await run(olga))).toBe('ok')
    expect(await entries()).toMatchObject([{ actorId: olga.id, act, subjectId }])

    const second = await run(olga)
    expect(codeOf(second)).toBe(again.split(',')[0])
    expect(await entries()).toHaveLength(again === 'ok, again' ? 2 : 1)
  })
})

it('knows every command that an action of the desk calls', () => {
  const actions = readSources().filter(({ path }) => /^app\/organize\/.*\/?actions\.ts$/.test(path))
  const called = actions.flatMap((source) =>
    importsOf(source).flatMap(({ target, names }) => (/\/commands[a-z-]*\.ts$/.test(target) ? names : [])),
  )
  expect(called.length).toBeGreaterThan(10)
  expect([...new Set(called)].filter((name) => !Object.hasOwn(deskCommands, name))).toEqual([])
})

async function someEntries(olga: Member, count: number): Promise<void> {
  const mia = await aMember('Mia')
  for (let turn = 0; turn < count; turn++)
    valued(await setRole(olga, { personId: mia.id, role: turn % 2 ? 'member' : 'organizer' }))
}

it('is read by organizers only, a page at a time, by the kind of thing', async () => {
  const olga = await aMember('Olga', 'organizer')
  await someEntries(olga, 52)
  const wish = { subject: null, page: 1 }
  for (const actor of [visitor, await aMember('Sam')])
    expect(await getAudit(actor, wish)).toMatchObject({ failure: { code: 'organizers-only' } })

  const first = valued(await getAudit(olga, wish))
  expect(first).toMatchObject({ page: 1, pages: 2, total: 52 })
  expect(first.rows).toHaveLength(50)
  expect(first.rows[0]).toMatchObject({ act: 'role-changed', title: 'Mia', by: { kind: 'person', name: 'Olga' } })
  expect(valued(await getAudit(olga, { subject: 'person', page: 99 }))).toMatchObject({ page: 2, rows: [{}, {}] })
  expect(valued(await getAudit(olga, { subject: 'event', page: 1 }))).toMatchObject({ rows: [], total: 0, pages: 1 })
})

it('reads names as they are today, and forgets who has left', async () => {
  const olga = await aMember('Olga', 'organizer')
  await someEntries(olga, 1)
  await db().person.update({ where: { id: olga.id }, data: { name: 'Olga Other' } })
  const page = () => getAudit(olga, { subject: null, page: 1 }).then(valued)
  expect((await page()).rows[0]).toMatchObject({ by: { kind: 'person', name: 'Olga Other' } })
  await db().person.deleteMany()
  expect((await page()).rows[0]).toMatchObject({ by: { kind: 'gone' }, title: null })
})
