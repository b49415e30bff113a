import { expect } from 'vitest'
import type { Actor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { aBoard, aMember, run } from '#tests/support/board'

type Signed = Awaited<ReturnType<typeof aMember>>

/** Who somebody is to commands. */
export const actorOf = ({ personId, claim }: Signed, role: 'member' | 'organizer'): Actor => ({
  kind: 'member',
  id: personId,
  name: 'Ana',
  email: 'ana@example.org',
  role,
  timeZone: null,
  sessionId: claim.sessionId ?? '',
})

/** A past meeting with its board, and everybody who matters. */
export async function aMeeting() {
  const eventId = await aBoard()
  const olga = await aMember('Olga', 'organizer')
  const mo = await aMember('Mo')
  await db().eventModerator.create({ data: { eventId, personId: mo.personId } })
  const { slug } = await db().event.update({
    where: { id: eventId },
    data: { startsAt: new Date('2026-01-01T18:00:00Z'), endsAt: new Date('2026-01-01T19:00:00Z') },
  })
  const [organizer, moderator] = [actorOf(olga, 'organizer'), actorOf(mo, 'member')]
  return { eventId, slug, olga, organizer, moderator, member: actorOf(await aMember('Mia'), 'member') }
}

/** The same, closed, with something said about its one topic. */
export async function aClosedMeeting() {
  const meeting = await aMeeting()
  const { eventId, olga } = meeting
  const topic = await run(olga.claim, eventId, { type: 'propose', title: '# Clocks', details: '' })
  const topicId = (await db().topic.findFirstOrThrow({ where: { boardId: eventId } })).id
  expect(topic.ok).toBe(true)
  await run(olga.claim, eventId, { type: 'propose', title: 'Left over', details: '' })
  await run(olga.claim, eventId, { type: 'set-phase', phase: 'voting' })
  await run(olga.claim, eventId, { type: 'vote', topicId })
  await run(olga.claim, eventId, { type: 'set-phase', phase: 'discussing' })
  await run(olga.claim, eventId, { type: 'start-topic', topicId })
  await run(olga.claim, eventId, { type: 'add-line', topicId, kind: 'note', text: 'They <b>drift</b>' })
  await run(olga.claim, eventId, { type: 'set-phase', phase: 'closed' })
  return meeting
}
