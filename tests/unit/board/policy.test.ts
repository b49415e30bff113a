import { expect, it } from 'vitest'
import { type Actor, visitor } from '#lib/auth/actor'
import { mayJoin, mayModerate, maySee, viewKind } from '#lib/board/policy'

const member = (id: string, role: 'member' | 'organizer'): Actor => {
  return { kind: 'member', id, role, name: id, email: `${id}@example.org`, timeZone: null, sessionId: 's' }
}
const bo = member('bo', 'member')
const olga = member('olga', 'organizer')

it('lets organizers and the chosen moderators moderate', () => {
  expect([visitor, bo, olga].map((actor) => mayModerate(actor, { moderatorIds: [] }))).toEqual([false, false, true])
  expect(mayModerate(bo, { moderatorIds: ['bo'] })).toBe(true)
})
it('shows a board that is not published to its moderators only', () => {
  const draft = { published: false, moderatorIds: ['bo'] }
  expect([visitor, bo, member('eve', 'member'), olga].map((actor) => maySee(actor, draft))).toEqual([
    false,
    true,
    false,
    true,
  ])
  expect(maySee(visitor, { ...draft, published: true })).toBe(true)
})
it('lets guests join where they are allowed, and nobody once the board is closed', () => {
  const board = { stage: 'running', settings: { guestsAllowed: false } } as const
  expect([visitor, bo].map((actor) => mayJoin(actor, board))).toEqual([false, true])
  expect(mayJoin(visitor, { ...board, settings: { guestsAllowed: true } })).toBe(true)
  expect(mayJoin(bo, { ...board, stage: 'closed' })).toBe(false)
})
it('gives a view for each kind of viewer', () => {
  expect(viewKind({ moderator: true, participant: null })).toBe('moderator')
  expect(viewKind({ moderator: false, participant: { removedAt: null } })).toBe('participant')
  expect(viewKind({ moderator: false, participant: { removedAt: 1 } })).toBe('public')
  expect(viewKind({ moderator: false, participant: null })).toBe('public')
})
