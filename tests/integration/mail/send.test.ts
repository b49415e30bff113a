import { afterEach, beforeEach, expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db, transaction } from '#lib/db/client'
import { env, setEnv } from '#lib/env'
import { cancelByLink } from '#lib/events/commands'
import { isOutage } from '#lib/http/outage'
import { enqueueMail } from '#lib/mail/outbox'
import { getFailedMails } from '#lib/mail/queries'
import { workers } from '#lib/wire'
import { aMember, anEvent, aRequest, codeOf, valued } from '#tests/support/factories'
import { deliver, jobs, mailbox, outbox } from '#tests/support/mails'
import { type SmtpServer, startSmtp } from '#tests/support/smtp'

const local = env()
const shared = globalThis as { __quorumMail?: unknown }
let smtp: SmtpServer

beforeEach(async () => {
  smtp = await startSmtp()
})

afterEach(async () => {
  setEnv(local)
  delete shared.__quorumMail
  await smtp.close()
})

const useSmtp = () => setEnv({ ...local, mailUrl: smtp.url })

/** A mail that waits in the outbox: a request's. */
async function aMail(): Promise<string> {
  await aRequest(await anEvent(), 'ana@example.org')
  const [mail] = await outbox('rsvp-request')
  return mail?.id ?? ''
}

const send = (mailId: string, last = false) => workers['send-mail']({ mailId }, { attempt: 1, last })
const rowOf = (id: string) => db().outgoingMail.findUniqueOrThrow({ where: { id } })

it.each([
  ['the recipient, for now', { recipient: '451 later' }],
  ['the message, for now', { message: '452 full' }],
  ['our login, which says nothing of the mail', { login: '535 wrong password' }],
])('throws when the server refuses %s, so that the job is tried again', async (_what, reply) => {
  useSmtp()
  const mailId = await aMail()
  const usual = { ...smtp.replies }
  Object.assign(smtp.replies, reply)
  await expect(send(mailId)).rejects.toThrow('was not accepted')
  expect(await rowOf(mailId)).toMatchObject({ sentAt: null, failedAt: null, attempts: 1 })
  Object.assign(smtp.replies, usual)
  await send(mailId)
  expect(await rowOf(mailId)).toMatchObject({ sentAt: expect.any(Date), failedAt: null, lastError: null })
})

it.each([
  ['the recipient for good', { recipient: '550 5.1.1 <ana@example.org> nobody here' }, false],
  ['the message for good', { message: '554 no' }, false],
  ['it for now, at the last try', { recipient: '451 later' }, true],
])('puts a mail into the list of the organizers when the server refuses %s', async (_what, reply, last) => {
  useSmtp()
  const mailId = await aMail()
  Object.assign(smtp.replies, reply)
  await send(mailId, last)
  const failed = valued(await getFailedMails(await aMember('Olga', 'organizer'))).mails
  expect(failed).toMatchObject([{ id: mailId, kind: 'rsvp-request', recipient: 'ana@example.org' }])
  expect(failed[0]?.lastError).toMatch(/refused it with \d{3}/)
  expect(failed[0]?.lastError).not.toContain('@')
  expect(codeOf(await getFailedMails(await aMember('Mia')))).toBe('organizers-only')
})

it('puts a mail into the list when nobody answers, at the last try', async () => {
  useSmtp()
  const mailId = await aMail()
  await smtp.close()
  await expect(send(mailId)).rejects.toThrow()
  await send(mailId, true)
  expect(await rowOf(mailId)).toMatchObject({
    failedAt: expect.any(Date),
    lastError: expect.stringContaining('could not be reached'),
  })
})

it('bears the same Message-ID at a repeat, one recipient, and is not sent again once it was', async () => {
  useSmtp()
  const mailId = await aMail()
  await send(mailId)
  await db().outgoingMail.updateMany({ data: { sentAt: null } })
  await send(mailId)
  await send(mailId)
  expect(smtp.messages).toHaveLength(2)
  const headers = (name: string) => smtp.messages.map((text) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1])
  expect(headers('message-id')).toEqual(Array(2).fill(`<${mailId}@127.0.0.1>`))
  expect(headers('to')).toEqual(Array(2).fill('ana@example.org'))
  expect(headers('auto-submitted')).toEqual(Array(2).fill('auto-generated'))
})

it('sends nothing while the database takes no writes, where each try would be another mail; once after that', async () => {
  useSmtp()
  const mailId = await aMail()
  await db().$executeRaw`
    CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING ERRCODE = ''53100''; END'`
  await db().$executeRaw`
    CREATE TRIGGER disk_full BEFORE UPDATE ON "OutgoingMail" FOR EACH ROW EXECUTE FUNCTION disk_full()`
  try {
    for (let tries = 0; tries < 3; tries++) await expect(send(mailId)).rejects.toSatisfy(isOutage)
    expect(smtp.messages).toEqual([])
  } finally {
    await db().$executeRaw`DROP FUNCTION disk_full CASCADE`
  }
  await send(mailId)
  expect(smtp.messages).toHaveLength(1)
})

it('keeps a repeat in the local mailbox as one', async () => {
  const mailId = await aMail()
  await send(mailId)
  await db().outgoingMail.updateMany({ data: { sentAt: null } })
  await send(mailId)
  expect(await mailbox('ana@example.org')).toHaveLength(1)
})

it('sends an invitation as a calendar part with its method', async () => {
  useSmtp()
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org')
  valued(await actByRsvpLink(visitor, link, { action: 'confirm', name: 'Ana' }, 'a test'))
  await deliver()
  expect(smtp.messages.filter((text) => /Content-Type: text\/calendar;.*method=REQUEST/i.test(text))).toHaveLength(1)
  expect(smtp.messages.every((text) => /text\/plain/.test(text) && /text\/html/.test(text))).toBe(true)
})

it('drops an invitation that is no longer true', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org')
  valued(await actByRsvpLink(visitor, link, { action: 'confirm', name: 'Ana' }, 'a test'))
  valued(await cancelByLink(link))
  await deliver()
  expect(await outbox('rsvp-confirmed')).toMatchObject([{ sentAt: null, droppedAt: expect.any(Date) }])
  const methods = (await mailbox('ana@example.org')).flatMap((mail) => mail.attachments.map((one) => one.contentType))
  expect(methods).toEqual(['text/calendar; method=CANCEL; charset=utf-8'])
})

it('drops an invitation that a later one has overtaken', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org')
  valued(await actByRsvpLink(visitor, link, { action: 'confirm', name: 'Ana' }, 'a test'))
  await db().rsvp.updateMany({ data: { sequence: 1 } })
  await deliver()
  expect(await outbox('rsvp-confirmed')).toMatchObject([{ sentAt: null, droppedAt: expect.any(Date) }])
})

it('leaves no mail and no job when its transaction is rolled back', async () => {
  const event = await anEvent()
  const rollback = transaction(async (tx) => {
    await enqueueMail(tx, { kind: 'rsvp-request', to: 'ana@example.org', payload: { requestId: event.id } })
    throw new Error('rolled back')
  })
  await expect(rollback).rejects.toThrow('rolled back')
  expect(await outbox()).toEqual([])
  expect(await jobs()).toEqual([])
})
