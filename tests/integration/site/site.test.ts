import { expect, it } from 'vitest'
import { type Actor, visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { removeLogo, saveLogo, saveSiteSettings } from '#lib/site/commands'
import { getLogo, getSite, getSiteTexts, readBoardDefaults } from '#lib/site/queries'
import { siteSettings } from '#lib/site/schema'

const actor = (role: 'member' | 'organizer'): Actor => ({
  kind: 'member',
  id: newId(),
  name: 'Ana',
  email: 'ana@example.org',
  role,
  timeZone: null,
  sessionId: newId(),
})
const organizer = actor('organizer')
const settings = siteSettings.parse({
  revision: 0,
  name: 'Tea Chat',
  timeZone: 'Europe/Berlin',
  votesEach: 5,
  admission: 'members',
  about: '*Hello*',
})
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

it('works before anybody has said anything', async () => {
  expect(await getSite(visitor)).toMatchObject({
    name: 'Quorum',
    tagline: '',
    logoVersion: null,
    board: { votesEach: 3 },
  })
  expect((await getSiteTexts(visitor)).about).toEqual({ markdown: '', tree: { type: 'root', children: [] } })
  expect(await readBoardDefaults(db())).toMatchObject({ votesEach: 3, ladder: [300, 180, 120] })
  expect(await getLogo(visitor)).toBeNull()
  expect(await saveLogo(organizer, png)).toMatchObject({ failure: { code: 'no-site' } })
})

it('keeps what organizers say', async () => {
  expect(await saveSiteSettings(organizer, settings)).toMatchObject({ ok: true })
  expect(await saveSiteSettings(organizer, { ...settings, revision: 1, tagline: 'Again' })).toMatchObject({ ok: true })
  expect(await getSite(visitor)).toMatchObject({ name: 'Tea Chat', tagline: 'Again', board: { votesEach: 5 } })
  expect((await getSiteTexts(visitor)).about.tree.children).toMatchObject([{ tagName: 'p' }])
  expect(await readBoardDefaults(db())).toMatchObject({ votesEach: 5, admission: 'members' })
})

it('takes the contact away when it is left empty', async () => {
  await saveSiteSettings(organizer, { ...settings, contactEmail: 'hello@example.org' })
  await saveSiteSettings(organizer, { ...settings, revision: 1 })
  expect((await getSite(visitor)).contactEmail).toBeNull()
})

it('is for organizers only', async () => {
  const refused = { failure: { kind: 'forbidden', code: 'organizers-only' } }
  for (const other of [visitor, actor('member')]) {
    expect(await saveSiteSettings(other, settings)).toMatchObject(refused)
    expect(await saveLogo(other, png)).toMatchObject(refused)
    expect(await removeLogo(other)).toMatchObject(refused)
  }
  expect(await db().site.count()).toBe(0)
})

it('names the text that cannot be rendered, and saves none of them', async () => {
  const refused = await saveSiteSettings(organizer, { ...settings, call: '['.repeat(100) })
  expect(refused).toMatchObject({ failure: { kind: 'invalid', fields: { call: [expect.any(String)] } } })
  expect([await db().site.count(), await db().siteText.count()]).toEqual([0, 0])
})

it('serves each logo under a version of its own', async () => {
  await saveSiteSettings(organizer, settings)
  await saveLogo(organizer, png)
  const first = await getLogo(visitor)
  expect(first).toMatchObject({ type: 'image/png', version: 1 })
  expect([...(first?.bytes ?? [])]).toEqual([...png])
  await saveLogo(organizer, png)
  expect((await getSite(visitor)).logoVersion).toBe(2)
  await removeLogo(organizer)
  expect((await getSite(visitor)).logoVersion).toBeNull()
  expect(await getLogo(visitor)).toBeNull()
})

it('refuses a save over what somebody else saved meanwhile', async () => {
  expect(await saveSiteSettings(organizer, settings)).toMatchObject({ ok: true })
  const both = await Promise.all(
    ['One', 'Two'].map((tagline) => saveSiteSettings(organizer, { ...settings, revision: 1, tagline })),
  )
  expect(both.filter((saved) => saved.ok)).toHaveLength(1)
  expect(both.find((saved) => !saved.ok)).toMatchObject({ failure: { code: 'edited-meanwhile' } })
  expect(await getSite(visitor)).toMatchObject({ revision: 2 })
})
