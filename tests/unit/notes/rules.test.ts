import { describe, expect, it } from 'vitest'
import { mayReadNotes } from '#lib/notes/policy'
import { judgeStart } from '#lib/notes/rules'

const startsAt = new Date('2026-12-11T02:00:00Z')
const after = new Date('2026-12-11T04:00:00Z')
const member = (id: string, role: 'member' | 'organizer' = 'member') =>
  ({ kind: 'member', id, name: 'Ana', email: 'ana@example.org', role, timeZone: null, sessionId: 's' }) as const

describe('beginning notes by hand', () => {
  it('waits for the meeting', () => {
    const ahead = judgeStart({ startsAt, status: 'published', board: null }, new Date('2026-12-11T01:59:59Z'))
    expect(ahead).toMatchObject({ failure: { code: 'meeting-ahead' } })
  })

  it('stays out of the way of a running board', () => {
    const running = judgeStart({ startsAt, status: 'published', board: 'running' }, after)
    expect(running).toMatchObject({ failure: { code: 'board-running' } })
  })

  it.each(['before', 'closed', null] as const)('works for a meeting with its board %s', (board) => {
    expect(judgeStart({ startsAt, status: 'published', board }, after)).toMatchObject({ ok: true })
  })
})

describe('who may read notes', () => {
  const event = { status: 'published', moderatorIds: ['mo'] }

  it('is everybody once they are published, unless the event is a draft', () => {
    expect(mayReadNotes({ kind: 'visitor' }, { status: 'published', event })).toBe(true)
    expect(mayReadNotes({ kind: 'visitor' }, { status: 'published', event: { ...event, status: 'draft' } })).toBe(false)
  })

  it('is organizers and the event’s moderators before that', () => {
    const draft = { status: 'draft', event } as const
    expect(mayReadNotes({ kind: 'visitor' }, draft)).toBe(false)
    expect(mayReadNotes(member('ana'), draft)).toBe(false)
    expect(mayReadNotes(member('mo'), draft)).toBe(true)
    expect(mayReadNotes(member('ana', 'organizer'), draft)).toBe(true)
  })
})
