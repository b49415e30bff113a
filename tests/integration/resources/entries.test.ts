import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { createEntry, saveEntry } from '#lib/resources/commands'
import { addResource, editResource, removeResource } from '#lib/resources/commands-shelf'
import {
  getEntry,
  getEntryForDesk,
  getLibrary,
  getLibraryDesk,
  listEntries,
  previewEntry,
} from '#lib/resources/queries'
import { anEntry, aResource } from '#tests/support/desk-commands-library'
import { aMember, codeOf, valued } from '#tests/support/factories'

const gone = '00000000-0000-4000-8000-000000000000'

it('is a draft for organizers until it is published, and again when it is taken back', async () => {
  const olga = await aMember('Olga', 'organizer')
  const { id, slug } = valued(await createEntry(olga, anEntry, 'save'))
  const seen = async () => [await getEntry(visitor, slug), (await listEntries(visitor)).length]
  expect(await seen()).toEqual([null, 0])
  expect(await getEntry(await aMember('Mia'), slug)).toBeNull()
  expect(await getEntry(olga, slug)).toMatchObject({ status: 'draft', mayEdit: true })
  valued(await saveEntry(olga, { id, revision: 0 }, anEntry, 'publish'))
  expect(await seen()).toMatchObject([{ title: 'Clocks', ideas: ['Who owns the clock?'], mayEdit: false }, 1])
  valued(await saveEntry(olga, { id, revision: 1 }, anEntry, 'withdraw'))
  expect(await seen()).toEqual([null, 0])
})

it('keeps its address and its first publication, and stands between its neighbours by day', async () => {
  const olga = await aMember('Olga', 'organizer')
  const [older, middle, newer] = [
    valued(await createEntry(olga, { ...anEntry, day: '2026-01-01' }, 'publish')),
    valued(await createEntry(olga, { ...anEntry, day: '2026-02-01' }, 'publish')),
    valued(await createEntry(olga, { ...anEntry, day: '2026-03-01' }, 'publish')),
  ]
  expect([older, middle, newer].map(({ slug }) => slug)).toEqual(['clocks', 'clocks-2', 'clocks-3'])
  const first = await db().entry.findUniqueOrThrow({ where: { id: middle.id } })
  valued(
    await saveEntry(olga, { id: middle.id, revision: 0 }, { ...anEntry, title: '時計', day: '2026-02-01' }, 'save'),
  )
  valued(
    await saveEntry(olga, { id: middle.id, revision: 1 }, { ...anEntry, title: '時計', day: '2026-02-01' }, 'publish'),
  )
  expect(await db().entry.findUniqueOrThrow({ where: { id: middle.id } })).toMatchObject({
    slug: 'clocks-2',
    title: '時計',
    publishedAt: first.publishedAt,
  })
  const page = await getEntry(visitor, 'clocks-2')
  expect([page?.older?.slug, page?.newer?.slug]).toEqual(['clocks', 'clocks-3'])
  expect(page?.others.map(({ slug }) => slug)).toEqual(['clocks-3', 'clocks'])
})

it('lets one of two who save at once through, and tells the other', async () => {
  const olga = await aMember('Olga', 'organizer')
  const { id } = valued(await createEntry(olga, anEntry, 'save'))
  const answers = await Promise.all(
    ['One', 'Two', 'Three'].map((markdown) => saveEntry(olga, { id, revision: 0 }, { ...anEntry, markdown }, 'save')),
  )
  expect(answers.map(codeOf).sort()).toEqual(['edited-meanwhile', 'edited-meanwhile', 'ok'])
  expect(valued(await getEntryForDesk(olga, id)).revision).toBe(1)
})

it('refuses everybody but organizers, what is not there, and what cannot be read', async () => {
  const [olga, mia] = [await aMember('Olga', 'organizer'), await aMember('Mia')]
  const { id } = valued(await createEntry(olga, anEntry, 'save'))
  for (const actor of [visitor, mia]) {
    expect(codeOf(await getLibraryDesk(actor))).toBe('organizers-only')
    expect(codeOf(await getEntryForDesk(actor, id))).toBe('organizers-only')
    expect(codeOf(previewEntry(actor, 'x'))).toBe('organizers-only')
  }
  for (const which of [gone, 'new', 'a\0b'])
    expect(codeOf(await saveEntry(olga, { id: which, revision: 0 }, anEntry, 'save'))).toBe('no-such-entry')
  expect(codeOf(await createEntry(olga, { ...anEntry, markdown: ' ' }, 'publish'))).toBe('entry-empty')
  expect(codeOf(await createEntry(olga, { ...anEntry, markdown: '['.repeat(9_000) }, 'save'))).toBe('text-too-nested')
  for (const slug of ['', 'a\0b', 'x'.repeat(300), '../..', '%']) expect(await getEntry(visitor, slug)).toBeNull()
  expect(await db().entry.count()).toBe(1)
})

it('puts things on shelves, changes them and takes them off', async () => {
  const olga = await aMember('Olga', 'organizer')
  const { id } = valued(await addResource(olga, aResource))
  valued(await addResource(olga, aResource))
  expect((await getLibrary(visitor)).total).toBe(2)
  valued(await editResource(olga, id, { ...aResource, kind: 'book', year: 2014 }))
  expect((await getLibrary(visitor, 'book')).shelves).toMatchObject([{ resources: [{ title: 'Raft', year: 2014 }] }])
  for (const _twice of [1, 2]) valued(await removeResource(olga, id))
  expect((await getLibrary(visitor)).total).toBe(1)
  for (const which of [id, gone, 'no id'])
    expect(codeOf(await editResource(olga, which, aResource))).toBe('no-such-resource')
})
