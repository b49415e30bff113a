import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sitePages, unseen } from '#tests/support/pages'

it('has every page of app/ in the list that the browser tests look at, and no other', () => {
  const there = globSync('**/page.tsx', { cwd: 'app' }).toSorted()
  const listed = Object.keys({ ...sitePages, ...unseen }).toSorted()
  expect(listed, 'tests/support/pages.ts holds the pages that every look goes through').toEqual(there)
})
