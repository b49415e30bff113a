import { expect, it } from 'vitest'
import { db } from '#lib/db/client'
import { rsvpAsMember } from '#lib/events/commands'
import { createEvent, editEvent, publishEvent } from '#lib/events/commands-desk'
import { eventBody } from '#lib/events/schema'
import { aMember, valued } from '#tests/support/factories'
import { invitations } from '#tests/support/invitations'
import { deliver, mailbox } from '#tests/support/mails'

const typed = {
  title: 'Chat',
  date: '2099-07-09',
  startTime: '18:00',
  endTime: '19:00',
  timeZone: 'America/Los_Angeles',
  mode: 'in-person',
  place: 'Back room',
}
const read = (id: string) => db().event.findUniqueOrThrow({ where: { id } })

/** A published meeting that Ana comes to, and a way to edit it. */
async function aMeeting() {
  const [olga, ana] = [await aMember('Olga', 'organizer'), await aMember('Ana')]
  const { id } = valued(await createEvent(olga, eventBody.parse(typed)))
  valued(await publishEvent(olga, id))
  valued(await rsvpAsMember(ana, id))
  const save = async (change: Partial<typeof typed & { joinUrl: string }>) =>
    editEvent(olga, id, (await read(id)).revision, eventBody.parse({ ...typed, ...change }))
  return { id, save }
}

it('does not move a meeting that people are coming to into the past, unheard', async () => {
  const { id, save } = await aMeeting()
  expect(await save({ date: '2023-04-06' })).toMatchObject({
    failure: { fields: { date: [expect.stringContaining('cancel the event')] } },
  })
  expect(await read(id)).toMatchObject({ date: '2099-07-09', sequence: 0 })
})

it('tells who comes the new time and place beside the old ones, in the words of each zone', async () => {
  const { save } = await aMeeting()
  valued(await save({ timeZone: 'Europe/Berlin', place: 'Front room', joinUrl: 'https://example.org/secret' }))
  await deliver()
  const [mail] = await mailbox('ana@example.org')
  expect(mail?.subject).toBe('Changed: Chat')
  expect(mail?.text).toContain(
    [
      'New time: Thursday, July 9, 2099, 18:00 to 19:00, Central European Time',
      'It was: Thursday, July 9, 2099, 18:00 to 19:00, Pacific Time',
      'New place: Front room',
      'It was: Back room',
      'The link to join is another one.',
    ].join('\n'),
  )
  expect((await invitations('ana@example.org')).slice(-1)).toMatchObject([
    { method: 'REQUEST', sequence: 1, start: new Date('2099-07-09T16:00:00Z') },
  ])
})
