import { beforeEach, expect, it } from 'vitest'
import { browserOf, knownBrowser } from '#lib/http/browser'
import { cookieName, readCookie, setCookie } from '#lib/http/cookies'
import { useEnv } from '#tests/support/env'

beforeEach(() => {
  useEnv()
})

const pair = (line: string) => line.split(';')[0] ?? ''

it('sets what it reads back, whatever the value holds', () => {
  for (const value of ['simple', 'a=b; c, "d"', 'é ☕', '']) {
    const line = setCookie('session', value, 60)
    expect(line).toContain('; Path=/; HttpOnly; SameSite=Lax; Max-Age=60')
    expect(readCookie(`other=1; ${pair(line)}; more=2`, 'session')).toBe(value)
  }
})

it('is Secure and bound to the host on https only, and bears the id of the data folder', () => {
  expect(cookieName('session')).toBe('quorum-test0000-session')
  expect(setCookie('session', 'x', 60)).not.toContain('Secure')
  useEnv({ siteUrl: 'https://meet.example.org', instance: 'other' })
  expect(cookieName('session')).toBe('__Host-quorum-other-session')
  expect(setCookie('session', 'x', 60)).toMatch(/; Secure$/)
})

it.each([null, '', 'quorum-test0000-session', 'xquorum-test0000-session=1', 'quorum-test0000-session=%E0%A4%A'])(
  'reads nothing out of %j',
  (header) => expect(readCookie(header, 'session')).toBeNull(),
)

it('tells browsers apart by a value that is stored nowhere', () => {
  const fresh = browserOf(null)
  expect(fresh.cookie).toMatch(/Max-Age=31536000/)
  const again = browserOf(pair(fresh.cookie ?? ''))
  expect(again).toEqual({ hash: fresh.hash, cookie: null })
  expect(fresh.cookie).not.toContain(fresh.hash)
  expect(browserOf(null).hash).not.toBe(fresh.hash)
  expect(knownBrowser(null)).toBeNull()
  expect(knownBrowser('quorum-test0000-browser=short')).toBeNull()
})
