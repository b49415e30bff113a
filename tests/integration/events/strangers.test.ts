import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db } from '#lib/db/client'
import { requestRsvp } from '#lib/events/commands'
import { getEvent, getRsvpLink } from '#lib/events/queries'
import { requestSignIn } from '#lib/people/commands'
import { databaseUrl } from '#tests/support/database'
import { fingerprint } from '#tests/support/dump'
import { anEvent, aPerson, aRequest, codeOf, fromNow, hour, valued } from '#tests/support/factories'
import { deliver, jobs, mailbox, outbox, tokenIn } from '#tests/support/mails'

const mayGrow = ['public."RsvpRequest"', 'public."OutgoingMail"', 'graphile_worker._private_jobs']
const ana = 'ana@example.org'

it('changes nothing but its own row, one mail and its job, for known and unknown addresses alike', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, ana)
  valued(await actByRsvpLink(visitor, link, { action: 'confirm', name: 'Ana', topic: 'Leases' }, 'a test'))
  const before = await fingerprint(databaseUrl, mayGrow)
  const answers = []
  for (const email of [ana, 'nobody@example.org', ana, 'nobody@example.org'])
    answers.push(await requestRsvp(event.slug, { name: 'Mallory', email, topic: 'Buy my book' }))
  expect(answers).toEqual(Array(4).fill({ ok: true, value: null }))
  expect(await fingerprint(databaseUrl, mayGrow)).toEqual(before)
  for (const email of [ana, 'nobody@example.org']) {
    const where = { name: 'Mallory', email }
    expect(await db().rsvpRequest.findMany({ where, select: { confirmedAt: true } })).toEqual(
      Array(2).fill({ confirmedAt: null }),
    )
  }
  expect(await getEvent(visitor, event.slug)).toMatchObject({ going: 1, waiting: 0 })
})

it('writes the same rows and jobs for a known and an unknown address, also past the limit', async () => {
  const event = await anEvent()
  await aPerson('Ana')
  const shape = async (email: string) => {
    const before = {
      mails: await db().outgoingMail.count(),
      jobs: (await jobs()).length,
      rows: await db().rsvpRequest.count(),
    }
    const answer = await requestRsvp(event.slug, { name: 'Mallory', email })
    return {
      answer,
      mails: (await db().outgoingMail.count()) - before.mails,
      jobs: (await jobs()).length - before.jobs,
      rows: (await db().rsvpRequest.count()) - before.rows,
    }
  }
  const seen = []
  for (let round = 0; round < 5; round++) seen.push(await shape(ana), await shape('nobody@example.org'))
  expect(seen).toEqual(Array(10).fill({ answer: { ok: true, value: null }, mails: 1, jobs: 1, rows: 1 }))
})

it('shows nothing that was typed in its mail, and all of it behind the link', async () => {
  const event = await anEvent()
  valued(await requestRsvp(event.slug, { name: 'Mallory Typed', email: ana, topic: 'Typed topic' }))
  await deliver()
  const [mail] = await mailbox(ana)
  expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/Mallory|Typed/)
  expect(mail?.attachments).toEqual([])
  expect(valued(await getRsvpLink(visitor, tokenIn(mail, 'rsvp')))).toMatchObject({
    name: 'Mallory Typed',
    topic: 'Typed topic',
  })
})

it('sends at most three mails an hour to an address, counted apart from sign-in mails', async () => {
  const event = await anEvent()
  for (let round = 0; round < 5; round++) {
    valued(await requestRsvp(event.slug, { name: 'Ana', email: ana }))
    valued(await requestSignIn({ email: ana }, 'a browser'))
  }
  valued(await requestRsvp(event.slug, { name: 'Bo', email: 'bo@example.org' }))
  const went = (await outbox())
    .filter((mail) => mail.droppedAt === null)
    .map((mail) => `${mail.kind} ${mail.recipient}`)
  const count = (what: string) => went.filter((one) => one === what).length
  expect(count(`rsvp-request ${ana}`)).toBe(3)
  expect(count(`sign-in ${ana}`)).toBe(3)
  expect(count('rsvp-request bo@example.org')).toBe(1)
  await deliver()
  expect((await mailbox(ana)).filter((mail) => mail.subject.startsWith('Please confirm'))).toHaveLength(3)

  await db().outgoingMail.updateMany({ data: { createdAt: fromNow(-hour - 1000) } })
  valued(await requestRsvp(event.slug, { name: 'Ana', email: ana }))
  expect((await outbox('rsvp-request')).at(-1)).toMatchObject({ droppedAt: null })
})

it('sends exactly three when ten ask at once', async () => {
  const event = await anEvent()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => requestRsvp(event.slug, { name: 'Ana', email: ana })),
  )
  expect(answers.map(codeOf)).toEqual(Array(10).fill('ok'))
  const mails = await outbox('rsvp-request')
  expect(mails).toHaveLength(10)
  expect(mails.filter((mail) => mail.droppedAt === null)).toHaveLength(3)
})

it('is refused for a draft, a cancelled and a past event, without a row', async () => {
  const draft = await anEvent({ status: 'draft' })
  const cancelled = await anEvent({ status: 'cancelled' })
  const past = await anEvent({ startsAt: fromNow(-2 * hour), endsAt: fromNow(-hour) })
  const refused = []
  for (const { slug } of [draft, cancelled, past, { slug: 'nowhere' }])
    refused.push(codeOf(await requestRsvp(slug, { name: 'Ana', email: ana })))
  expect(refused).toEqual(['no-such-event', 'event-cancelled', 'event-over', 'no-such-event'])
  expect(await db().rsvpRequest.count()).toBe(0)
  expect(await outbox()).toEqual([])
})

it('shows nothing by its link of an event that has become a draft again', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, ana)
  expect(codeOf(await getRsvpLink(visitor, link))).toBe('ok')
  await db().event.update({ where: { id: event.id }, data: { status: 'draft' } })
  expect(codeOf(await getRsvpLink(visitor, link))).toBe('no-such-event')
})
