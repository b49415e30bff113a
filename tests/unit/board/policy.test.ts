import { expect, it } from 'vitest'
import { viewKind } from '#lib/board/policy'

it('gives a view for each kind of viewer', () => {
  expect(viewKind({ moderator: true, participant: null })).toBe('moderator')
  expect(viewKind({ moderator: false, participant: { removedAt: null } })).toBe('participant')
  expect(viewKind({ moderator: false, participant: { removedAt: 1 } })).toBe('public')
  expect(viewKind({ moderator: false, participant: null })).toBe('public')
})
