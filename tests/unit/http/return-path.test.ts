import { expect, it } from 'vitest'
import { returnPath } from '#lib/people/schema'

it.each(['/', '/events/a-b/board', '/organize?done=created#x', '/a.b/c..d', `/${'x'.repeat(199)}`])(
  'leads to %s',
  (to) => expect(returnPath.parse(to)).toBe(to),
)

it.each([
  '',
  'events',
  '//evil.example',
  '/..//evil.example',
  '/./evil.example',
  '/a/../b',
  '/%2e%2e/evil',
  '/%2E/evil',
  '/a//b',
  '/\\evil.example',
  '/a\\b',
  '/a b',
  '/café',
  'https://evil.example',
  `/${'x'.repeat(200)}`,
  ['/a', '/b'],
])('never to %j', (to) => expect(returnPath.parse(to)).toBeUndefined())
