import { expect, it } from 'vitest'
import { isOwnRequest, ownOrigins } from '#lib/http/origin'

const site = 'https://meet.example.org'
const judge = (origin: string | null, fetchSite: string | null) => {
  const headers: Record<string, string | null> = { origin, 'sec-fetch-site': fetchSite }
  return isOwnRequest((name) => headers[name] ?? null, [site])
}

it.each<[string | null, string | null, boolean]>([
  // A browser that names our origin, or says that the page was ours.
  [site, 'same-origin', true],
  [site, null, true],
  [null, 'same-origin', true],
  ['null', 'same-origin', true],
  // Typed into the address bar, or a bookmark.
  [null, 'none', true],
  // No browser at all.
  [null, null, true],
  // Other sites, whatever the other header says.
  ['https://evil.example', 'cross-site', false],
  ['https://evil.example', 'same-origin', false],
  ['https://evil.example', null, false],
  ['http://meet.example.org', null, false],
  ['https://meet.example.org.evil.example', null, false],
  ['https://meet.example.org:8443', null, false],
  [null, 'cross-site', false],
  [null, 'same-site', false],
  [null, 'something-new', false],
  // An opaque origin (sandbox, data:, no-referrer) that cannot show it is ours.
  ['null', null, false],
  ['null', 'none', false],
  ['null', 'cross-site', false],
  ['', null, false],
])('Origin %j, Sec-Fetch-Site %j: %s', (origin, fetchSite, own) => expect(judge(origin, fetchSite)).toBe(own))

it('counts the configured origin as ours in production, the one it was sent to in local mode', () => {
  expect(ownOrigins('production', site, 'evil.example')).toEqual([site])
  expect(ownOrigins('local', site, '127.0.0.1:3000')).toEqual(['http://127.0.0.1:3000'])
  expect(ownOrigins('local', site, null)).toEqual([])
})
