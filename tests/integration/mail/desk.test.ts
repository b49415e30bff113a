import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Member, visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { env, setEnv } from '#lib/env'
import { newId } from '#lib/ids'
import { sendAgain, sendTestMail } from '#lib/mail/commands'
import { getFailedMails, getMailCounts, getMailFate, getSender } from '#lib/mail/queries'
import { requestSignIn } from '#lib/people/commands'
import { sendOffer } from '#lib/people/commands-offers'
import { answerOffer } from '#lib/people/commands-offers-desk'
import { offerBody } from '#lib/people/schema-offers'
import { workers } from '#lib/wire'
import { aMember, anEvent, aRequest, codeOf, fromNow, valued } from '#tests/support/factories'
import { deliver, jobs, outbox } from '#tests/support/mails'
import { type SmtpServer, startSmtp } from '#tests/support/smtp'

const local = env()
const shared = globalThis as { __quorumMail?: unknown }
let smtp: SmtpServer
let olga: Member

beforeEach(async () => {
  smtp = await startSmtp()
  setEnv({ ...local, mailUrl: smtp.url, mailFrom: 'Coffee <Hello@Meet.Example.org>' })
  olga = await aMember('Olga', 'organizer')
})

afterEach(async () => {
  setEnv(local)
  delete shared.__quorumMail
  await smtp.close()
})

const anOffer = offerBody.parse({ kind: 'volunteer', name: 'Ana', email: 'ana@example.org', help: 'With the clock.' })

const send = (mailId: string) => workers['send-mail']({ mailId }, { attempt: 1, last: false })

/** A mail that the server has refused for good, and takes from now on. */
async function aFailedMail(): Promise<string> {
  await aRequest(await anEvent(), 'ana@example.org')
  const usual = { ...smtp.replies }
  smtp.replies.recipient = '550 5.7.1 <ana@example.org> see https://example.org/why'
  const [mail] = await outbox('rsvp-request')
  await send(mail?.id ?? '')
  Object.assign(smtp.replies, usual)
  return mail?.id ?? ''
}

it('says why a mail failed in the words of the server, without addresses and links', async () => {
  await aFailedMail()
  const [failed] = valued(await getFailedMails(olga)).mails
  expect(failed).toMatchObject({
    mayGoAgain: true,
    lastError: expect.stringContaining('550 5.7.1 (address) see (link)'),
  })
})

it('lists every mail that failed, the latest first, a page at a time; a page beyond the last is the last', async () => {
  const minute = 60_000
  const mail = { kind: 'rsvp-request', payload: {} }
  const rows = Array.from({ length: 60 }, (_, at) => ({
    ...mail,
    id: newId(),
    recipient: `m${at}@example.org`,
    failedAt: fromNow(-at * minute),
  }))
  await db().outgoingMail.createMany({
    data: [...rows.toReversed(), { ...mail, id: newId(), recipient: 'fine@example.org' }],
  })
  const pages = await Promise.all([1, 2, 9].map(async (page) => valued(await getFailedMails(olga, page))))
  expect(pages.map(({ page, pages: count }) => [page, count])).toEqual([
    [1, 2],
    [2, 2],
    [2, 2],
  ])
  const names = (from: number, to: number) => rows.slice(from, to).map(({ recipient }) => recipient)
  expect(pages.map(({ mails }) => mails.map(({ recipient }) => recipient))).toEqual([
    names(0, 50),
    names(50, 60),
    names(50, 60),
  ])
})

it('sends a failed mail again under the same Message-ID, once, however often it is pressed', async () => {
  const id = await aFailedMail()
  const before = (await jobs()).length
  const pressed = await Promise.all([1, 2, 3].map(() => sendAgain(olga, id)))
  expect(pressed.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
  expect(await db().auditEntry.count()).toBe(1)
  expect((await jobs()).length).toBe(before)
  expect(valued(await getMailFate(olga, id))).toMatchObject({ fate: 'waiting' })
  await deliver()
  expect(smtp.messages).toHaveLength(1)
  expect(smtp.messages[0]).toContain(`<${id}@127.0.0.1>`)
  expect(valued(await getMailFate(olga, id))).toMatchObject({ fate: 'sent', lastError: null })
  expect(codeOf(await sendAgain(olga, id))).toBe('mail-sent')
  expect(valued(await getFailedMails(olga)).mails).toEqual([])
})

it('drops what is no longer true when it is sent again, and says so', async () => {
  const id = await aFailedMail()
  await db().event.updateMany({ data: { status: 'cancelled' } })
  valued(await sendAgain(olga, id))
  await deliver()
  expect(smtp.messages).toEqual([])
  expect(valued(await getMailFate(olga, id))).toMatchObject({ fate: 'dropped' })
  expect(codeOf(await sendAgain(olga, id))).toBe('mail-dropped')
})

it('never sends a sign-in mail again', async () => {
  valued(await requestSignIn({ email: 'ana@example.org' }, 'a browser'))
  const [mail] = await outbox('sign-in')
  await db().outgoingMail.updateMany({ data: { failedAt: new Date(), lastError: 'Refused.' } })
  expect(valued(await getFailedMails(olga)).mails).toMatchObject([{ mayGoAgain: false }])
  expect(codeOf(await sendAgain(olga, mail?.id ?? ''))).toBe('never-again')
  expect(await outbox('sign-in')).toMatchObject([{ failedAt: expect.any(Date) }])
})

it('mails a test to whoever asks, three an hour, and follows it to the answer of the server', async () => {
  const { mailId } = valued(await sendTestMail(olga))
  expect(valued(await getMailFate(olga, mailId))).toMatchObject({ fate: 'waiting', recipient: 'olga@example.org' })
  await deliver()
  expect(valued(await getMailFate(olga, mailId))).toMatchObject({
    fate: 'sent',
    response: expect.stringMatching(/^250/),
  })
  expect(smtp.messages[0]).toMatch(/^To: olga@example.org/im)

  const more = await Promise.all([1, 2, 3, 4].map(() => sendTestMail(olga)))
  expect(more.map(codeOf).sort()).toEqual(['ok', 'ok', 'too-many', 'too-many'])
  expect(await outbox('test')).toHaveLength(3)
})

it('says of a test mail that is refused what the server said', async () => {
  smtp.replies.message = '554 5.7.1 message has no SPF'
  const { mailId } = valued(await sendTestMail(olga))
  await deliver()
  expect(valued(await getMailFate(olga, mailId))).toMatchObject({
    fate: 'failed',
    lastError: expect.stringContaining('has no SPF'),
  })
})

it.each([
  ['where the site has one', 'hello@example.org', 'hello@example.org'],
  ['where it has none', null, undefined],
])(
  'answers an offer with the address for replies, and says that one can reply, %s',
  async (_what, contactEmail, to) => {
    await db().site.create({ data: { name: 'Coffee', tagline: '', frequency: '', timeZone: 'UTC', contactEmail } })
    valued(await sendOffer(await aMember('Ana'), anOffer))
    const offer = await db().offer.findFirstOrThrow()
    valued(await answerOffer(olga, { id: offer.id, text: 'Gladly.' }))
    await deliver()
    const mail = smtp.messages.find((text) => /^To: ana@example.org/im.test(text)) ?? ''
    expect(mail).toContain('Gladly.')
    expect(/^Reply-To: (.*)$/im.exec(mail)?.[1]).toBe(to)
    expect(mail.includes('Just reply to this mail')).toBe(contactEmail !== null)
    expect(smtp.messages.filter((text) => /^Reply-To:/im.test(text))).toHaveLength(contactEmail ? 1 : 0)
  },
)

it('names the records of the sender’s domain', async () => {
  const { from, host, records } = valued(await getSender(olga))
  expect({ from, host }).toEqual({ from: 'Hello@Meet.Example.org', host: '127.0.0.1' })
  expect(records.map(({ name }) => name)).toEqual([
    'meet.example.org',
    '(selector)._domainkey.meet.example.org',
    '_dmarc.meet.example.org',
  ])
})

it('is for organizers', async () => {
  const id = await aFailedMail()
  for (const actor of [visitor, await aMember('Mia')])
    for (const asked of [
      getMailFate(actor, id),
      getMailCounts(actor),
      getSender(actor),
      sendTestMail(actor),
      sendAgain(actor, id),
    ])
      expect(codeOf(await asked)).toBe('organizers-only')
  expect(codeOf(await sendAgain(olga, newId()))).toBe('no-such-mail')
  expect(codeOf(await getMailFate(olga, 'x'))).toBe('no-such-mail')
  expect(valued(await getMailCounts(olga))).toEqual([
    { kind: 'rsvp-request', sent: 0, failed: 1, dropped: 0, waiting: 0 },
  ])
})
