import { expect, it } from 'vitest'
import { db } from '#lib/db/client'
import { ensureFirstOrganizer, makeOrganizer } from '#lib/people/commands'
import { aPerson } from '#tests/support/factories'

const organizers = async () =>
  (await db().person.findMany({ where: { role: 'organizer' }, orderBy: { email: 'asc' } })).map(({ email }) => email)

it('makes ORGANIZER_EMAIL the first organizer, once, also when processes start at once', async () => {
  await Promise.all(['ana@example.org', 'ana@example.org', 'bo@example.org'].map(ensureFirstOrganizer))
  expect(await organizers()).toHaveLength(1)
})

it('does nothing by ORGANIZER_EMAIL while there is an organizer', async () => {
  await aPerson('Olga', { role: 'organizer' })
  await ensureFirstOrganizer('ana@example.org')
  expect(await organizers()).toEqual(['olga@example.org'])
})

it('keeps name and person of a member who becomes organizer from the command line', async () => {
  const mia = await aPerson('Mia')
  await makeOrganizer('mia@example.org')
  await makeOrganizer('mia@example.org')
  expect(await db().person.findMany()).toMatchObject([{ id: mia.id, name: 'Mia', role: 'organizer' }])
})
