import { expect, it } from 'vitest'
import { isOpenRequest, judgeRoleChange, signInScope, signInTries } from '#lib/people/rules'

const now = new Date('2026-11-20T12:00:00Z')
const open = { endedAt: null, expiresAt: new Date(now.getTime() + 1), tries: signInTries - 1 }

it.each([
  ['open', {}, true],
  ['ended', { endedAt: now }, false],
  ['expired', { expiresAt: now }, false],
  ['out of tries', { tries: signInTries }, false],
])('knows whether a request is %s', (_state, change, counts) =>
  expect(isOpenRequest({ ...open, ...change }, now)).toBe(counts),
)

it.each<[string[], 'member' | 'organizer', boolean]>([
  [['ana'], 'member', false],
  [['ana', 'bo'], 'member', true],
  [['bo'], 'member', true],
  [['ana'], 'organizer', true],
  [[], 'organizer', true],
])('of the organizers %j lets ana become %s: %s', (organizers, role, fine) => {
  expect(judgeRoleChange(organizers, { personId: 'ana', role }).ok).toBe(fine)
})

it('binds a link to its address', () => {
  expect(signInScope({ email: 'ana@example.org' })).not.toEqual(signInScope({ email: 'bo@example.org' }))
})
