import { expect, it } from 'vitest'
import { type Member, visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { setRole } from '#lib/people/commands'
import { getPeople } from '#lib/people/queries'

async function aMember(name: string, role: 'member' | 'organizer'): Promise<Member> {
  const person = { id: newId(), name, email: `${name.toLowerCase()}@example.org`, role, timeZone: null }
  await db().person.create({ data: person })
  return { kind: 'member', ...person, sessionId: newId() }
}

const organizers = () => db().person.count({ where: { role: 'organizer' } })

it('makes and unmakes organizers', async () => {
  const [olga, mia] = [await aMember('Olga', 'organizer'), await aMember('Mia', 'member')]
  expect(await setRole(olga, { personId: mia.id, role: 'organizer' })).toMatchObject({ ok: true })
  expect(await organizers()).toBe(2)
  expect(await setRole(olga, { personId: mia.id, role: 'member' })).toMatchObject({ ok: true })
  expect(await organizers()).toBe(1)
})

it('is for organizers only, as the database knows them now', async () => {
  const [olga, mia] = [await aMember('Olga', 'organizer'), await aMember('Mia', 'member')]
  const refused = { failure: { kind: 'forbidden', code: 'organizers-only' } }
  for (const actor of [visitor, mia]) {
    expect(await setRole(actor, { personId: mia.id, role: 'organizer' })).toMatchObject(refused)
    expect(await getPeople(actor)).toMatchObject(refused)
  }
  await db().person.update({ where: { id: olga.id }, data: { role: 'member' } })
  expect(await setRole(olga, { personId: mia.id, role: 'organizer' })).toMatchObject(refused)
})

it('keeps the last organizer and says why', async () => {
  const olga = await aMember('Olga', 'organizer')
  expect(await setRole(olga, { personId: olga.id, role: 'member' })).toMatchObject({
    failure: { kind: 'conflict', code: 'last-organizer', message: expect.stringContaining('another person') },
  })
  expect(await organizers()).toBe(1)
})

it('keeps one organizer when two take the role from each other at once', async () => {
  for (let round = 0; round < 10; round++) {
    await db().person.deleteMany()
    const [olga, ole] = [await aMember('Olga', 'organizer'), await aMember('Ole', 'organizer')]
    const done = await Promise.all([
      setRole(olga, { personId: ole.id, role: 'member' }),
      setRole(ole, { personId: olga.id, role: 'member' }),
    ])
    expect(done.filter((one) => one.ok)).toHaveLength(1)
    expect(await organizers()).toBe(1)
  }
})

it('keeps one organizer when two step down at once', async () => {
  for (let round = 0; round < 10; round++) {
    await db().person.deleteMany()
    const [olga, ole] = [await aMember('Olga', 'organizer'), await aMember('Ole', 'organizer')]
    const done = await Promise.all([olga, ole].map((one) => setRole(one, { personId: one.id, role: 'member' })))
    expect(done.filter((one) => one.ok)).toHaveLength(1)
    expect(await organizers()).toBe(1)
  }
})
