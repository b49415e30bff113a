import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db } from '#lib/db/client'
import { cancelByLink, undoCancelByLink } from '#lib/events/commands'
import { anEvent, aRequest, valued } from '#tests/support/factories'
import { invitations } from '#tests/support/invitations'
import { deliver, mailbox } from '#tests/support/mails'

const confirm = (link: string) => actByRsvpLink(visitor, link, { action: 'confirm', name: 'Ana "A" B; C' }, 'a test')

it('says the same of one event to one guest, with a higher SEQUENCE each time', async () => {
  const startsAt = new Date('2099-07-10T01:00:00Z')
  const endsAt = new Date('2099-07-10T02:00:00Z')
  const event = await anEvent({ sequence: 4, startsAt, endsAt })
  const { link } = await aRequest(event, 'ana@example.org')
  for (const act of [confirm, cancelByLink, undoCancelByLink, cancelByLink]) {
    valued<unknown>(await act(link))
    await deliver()
  }
  const parts = await invitations('ana@example.org')
  expect(parts.map(({ method, sequence }) => [method, sequence])).toEqual([
    ['REQUEST', 4],
    ['CANCEL', 5],
    ['REQUEST', 6],
    ['CANCEL', 7],
  ])
  for (const part of parts) {
    expect(part).toMatchObject({
      uid: `${event.id}@127.0.0.1`,
      summary: 'Coffee Chat, Quorum',
      start: startsAt,
      end: endsAt,
      attendees: ['mailto:ana@example.org'],
      status: part.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    })
    expect(part.names[0]).toContain('B; C')
  }
})

it('invites nobody before Confirm, nor who only waits', async () => {
  const event = await anEvent({ capacity: 1 })
  const [ana, bo] = [await aRequest(event, 'ana@example.org'), await aRequest(event, 'bo@example.org')]
  await deliver()
  expect(await invitations('ana@example.org')).toEqual([])
  valued(await confirm(ana.link))
  valued(await confirm(bo.link))
  valued(await cancelByLink(bo.link))
  await deliver()
  expect(await invitations('ana@example.org')).toMatchObject([{ method: 'REQUEST' }])
  expect(await invitations('bo@example.org')).toEqual([])
  expect(await db().rsvp.findMany({ where: { person: { email: 'bo@example.org' } } })).toMatchObject([{ sequence: -1 }])
})

it('tells the link to join to who comes only, not in the calendar part of a cancellation', async () => {
  const event = await anEvent({ joinUrl: 'https://example.org/secret-room' })
  const { link } = await aRequest(event, 'ana@example.org')
  for (const act of [confirm, cancelByLink]) {
    valued<unknown>(await act(link))
    await deliver()
  }
  const texts = (await mailbox('ana@example.org')).map((mail) => JSON.stringify(mail))
  expect(texts.map((text) => text.includes('secret-room'))).toEqual([false, true, false])
})
