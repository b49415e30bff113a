import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Known, sitePages, unseen } from '#tests/support/pages'

const there = globSync('**/page.tsx', { cwd: 'app' }).toSorted()

it('has every page of app/ in the list that the browser tests look at, and no other', () => {
  const listed = Object.keys({ ...sitePages, ...unseen }).toSorted()
  expect(listed, 'tests/support/pages.ts holds the pages that every look goes through').toEqual(there)
})

const known: Known = {
  event: { id: 'an-id', slug: 'tea' },
  notes: 'last-tea',
  rsvpToken: 'a.token',
  offerToken: 'a.token',
  offerId: 'an-id',
  personId: 'an-id',
  mailId: 'an-id',
  signInToken: 'a.token',
  signInRequest: 'an-id',
  joinCode: 'a-code',
}

/** The file that answers at an address: groups have no part in it, and a word goes before a name in brackets. */
function fileAt(address: string): string | undefined {
  const path = new URL(address, 'http://127.0.0.1').pathname.split('/').filter(Boolean)
  const names = (part: string | undefined) => part?.startsWith('[') === true
  const fits = there.flatMap((file) => {
    const parts = file.split('/').filter((part) => part !== 'page.tsx' && !part.startsWith('('))
    const same = parts.length === path.length && parts.every((part, at) => names(part) || part === path[at])
    return same ? [{ file, named: parts.filter(names).length }] : []
  })
  return fits.toSorted((a, b) => a.named - b.named)[0]?.file
}

it('looks at each of them: somebody, at an address at which it answers', () => {
  const seen = Object.entries(sitePages).map(([file, { by, at }]) => [file, by.length > 0 && at(known).map(fileAt)])
  expect(seen).toEqual(Object.entries(sitePages).map(([file, { at }]) => [file, at(known).map(() => file)]))
  expect(seen.filter(([, files]) => Array.isArray(files) && files.length === 0)).toEqual([])
})
