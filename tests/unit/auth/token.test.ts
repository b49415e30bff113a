import { beforeEach, expect, it } from 'vitest'
import { codeFor, isCodeFor } from '#lib/auth/code'
import { sign } from '#lib/auth/key'
import { checkToken, makeToken, readToken, type TokenScope } from '#lib/auth/token'
import { newId } from '#lib/ids'
import { useEnv } from '#tests/support/env'

const scope: TokenScope = { purpose: 'rsvp', subject: 'an event ana@example.org', generation: 2 }
const now = new Date('2026-11-20T12:00:00Z')
const later = new Date('2026-12-01T12:00:00Z')
const id = newId()

const judge = (text: string, given: TokenScope = scope, at = now) => {
  const token = readToken(text)
  return token ? checkToken(token, given, at) : 'unreadable'
}

beforeEach(() => {
  useEnv()
})

it('takes what it has made, until it expires', () => {
  const text = makeToken(id, later, scope)
  expect(readToken(text)).toMatchObject({ id, expiresAt: later })
  expect(judge(text)).toBe('good')
  expect(judge(text, scope, new Date(later.getTime() - 1))).toBe('good')
  expect(judge(text, scope, later)).toBe('expired')
})

it.each<[string, Partial<TokenScope>]>([
  ['purpose', { purpose: 'sign-in' }],
  ['subject', { subject: 'an event bo@example.org' }],
  ['older generation', { generation: 1 }],
  ['newer generation', { generation: 3 }],
])('is worth nothing for another %s', (_what, other) => {
  expect(judge(makeToken(id, later, scope), { ...scope, ...other })).toBe('bad')
})

it('is worth nothing with another id, expiry, signature or key', () => {
  const text = makeToken(id, later, scope)
  const [, expiry = '', mac = ''] = text.split('.')
  expect(judge(`${newId()}.${expiry}.${mac}`)).toBe('bad')
  expect(judge(`${id}.${(parseInt(expiry, 36) + 86_400).toString(36)}.${mac}`)).toBe('bad')
  expect(judge(`${id}.${expiry}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`)).toBe('bad')
  expect(judge(`${id}.${expiry}.${mac.slice(0, -4)}`)).toBe('bad')
  expect(judge(text.toUpperCase().replace(mac.toUpperCase(), mac))).not.toBe('good')
  useEnv({ secret: 'another-site-key-that-is-long-too' })
  expect(judge(text)).toBe('bad')
})

it.each([
  '',
  '.',
  '..',
  'a.b.c',
  `${id}.1`,
  `${id}.1.a.b`,
  `${id}.zzzzzzzzz.a`,
  `${id}.-1.a`,
  `${id}.1z!.a`,
  `${id}..a`,
])('does not even read %j', (text) => expect(readToken(text)).toBeNull())

it('lets no part of what is signed run into the next', () => {
  expect(sign('a', 'bc', 'd')).not.toEqual(sign('a', 'b', 'cd'))
  expect(sign('ab')).not.toEqual(sign('a', 'b'))
  expect(sign('a', 'é')).not.toEqual(sign('a', 'e\u0301'))
})

it('gives each request a code of its own, of six digits, and takes it with spaces', () => {
  const codes = Array.from({ length: 300 }, () => codeFor(newId()))
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBeGreaterThan(290)
  const code = codeFor(id)
  expect(isCodeFor(id, `${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true)
  expect(isCodeFor(newId(), code)).toBe(false)
  expect(isCodeFor(id, `${code}0`)).toBe(false)
  expect(isCodeFor(id, '')).toBe(false)
})
