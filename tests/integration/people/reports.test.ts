import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { answerReport, fileReport } from '#lib/people/commands-reports'
import { countReaders, getReports } from '#lib/people/queries-reports'
import { reportAnswer, reportBody } from '#lib/people/schema-reports'
import { aMember, codeOf, valued } from '#tests/support/factories'
import { deliver, mailbox, queued } from '#tests/support/mails'

const what = 'Somebody shouted at somebody.'

it('keeps a report, unnamed, and mails organizers only that there is one', async () => {
  const [olga, ole, ana] = [await aMember('Olga', 'organizer'), await aMember('Ole', 'organizer'), await aMember('Ana')]
  valued(await fileReport(ana, reportBody.parse({ what, place: '', contact: '' })))
  expect(JSON.stringify(await db().report.findMany())).not.toMatch(new RegExp(`${ana.id}|ana@`))
  expect(await queued()).toEqual([`report-filed ${ole.email}`, `report-filed ${olga.email}`])
  await deliver()
  const [mail] = await mailbox(olga.email)
  expect(mail?.text).toContain('/organize/reports')
  expect(mail?.text).not.toContain('shouted')
  expect(await countReaders(visitor)).toBe(2)
})

it('fills no organizer’s mailbox: many reports are three mails an hour, and all are listed', async () => {
  const olga = await aMember('Olga', 'organizer')
  await Promise.all(Array.from({ length: 8 }, () => fileReport(visitor, { what })))
  expect(await queued()).toHaveLength(3)
  expect(valued(await getReports(olga))).toHaveLength(8)
})

it('is read and answered by organizers alone, over the revision that they read', async () => {
  const [olga, ana] = [await aMember('Olga', 'organizer'), await aMember('Ana')]
  valued(await fileReport(visitor, { what, contact: 'bo@example.org' }))
  const [report] = valued(await getReports(olga))
  const answer = { id: report?.id ?? '', revision: 0, note: 'Spoke to both.', state: 'closed' } as const
  for (const other of [visitor, ana]) {
    expect(codeOf(await getReports(other))).toBe('organizers-only')
    expect(codeOf(await answerReport(other, answer))).toBe('organizers-only')
  }
  const done = await Promise.all([answerReport(olga, answer), answerReport(olga, { ...answer, note: 'Other' })])
  expect(done.map(codeOf).sort()).toEqual(['edited-meanwhile', 'ok'])
  const closedAt = valued(await getReports(olga))[0]?.closedAt
  expect(closedAt).toBeInstanceOf(Date)
  valued(await answerReport(olga, { ...answer, revision: 1, note: 'More' }))
  expect(valued(await getReports(olga))[0]?.closedAt).toEqual(closedAt)
  valued(await answerReport(olga, { ...answer, revision: 2, state: 'open' }))
  expect(valued(await getReports(olga))[0]).toMatchObject({ closedAt: null, revision: 3 })
  expect(codeOf(await answerReport(olga, { ...answer, id: newId() }))).toBe('no-such-report')
  expect(await db().auditEntry.count({ where: { act: 'report-saved', actorId: olga.id } })).toBe(3)
})

it('lists the open ones first', async () => {
  const olga = await aMember('Olga', 'organizer')
  for (const one of ['first', 'second']) valued(await fileReport(visitor, { what: one }))
  const [second] = valued(await getReports(olga))
  valued(await answerReport(olga, { id: second?.id ?? '', revision: 0, note: '', state: 'closed' }))
  expect(valued(await getReports(olga)).map((report) => report.what)).toEqual(['first', 'second'])
})

it.each([
  ['nothing', {}],
  ['blanks', { what: ' \n ' }],
  ['a number', { what: 7 }],
  ['too much', { what: 'x'.repeat(4001) }],
  ['an address that is none', { what, contact: 'somewhere' }],
  ['NUL', { what: 'a\u0000b' }],
])('refuses %s', (_what, body) => expect(reportBody.safeParse(body).success).toBe(false))

it('refuses an answer of the wrong shape', () => {
  for (const answer of [{}, { id: 'x', revision: 0, state: 'open' }, { id: newId(), revision: -1, state: 'open' }])
    expect(reportAnswer.safeParse(answer).success).toBe(false)
})
