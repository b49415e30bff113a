import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { answerReport, fileReport } from '#lib/people/commands-reports'
import { countReaders, getReports } from '#lib/people/queries-reports'
import { reportAnswer, reportBody } from '#lib/people/schema-reports'
import { workers } from '#lib/wire'
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

it('fills no organizer’s mailbox and is never silent: past three an hour, one mail waits and speaks for the rest', async () => {
  const olga = await aMember('Olga', 'organizer')
  await Promise.all(Array.from({ length: 8 }, () => fileReport(visitor, { what })))
  expect(await queued()).toHaveLength(4)
  expect(valued(await getReports(olga)).reports).toHaveLength(8)
  const due = await db().$queryRaw<{ late: boolean; mailId: string }[]>`
    SELECT j.run_at > now() + interval '50 minutes' AS late, m."id"::text AS "mailId" FROM graphile_worker.jobs j
      JOIN "OutgoingMail" m ON j.key = 'mail:' || m."id" WHERE m."droppedAt" IS NULL ORDER BY j.run_at`
  expect(due.map(({ late }) => late)).toEqual([false, false, false, true])
  // The real one came last; what was before it is answered by then.
  const last = await db().outgoingMail.findUniqueOrThrow({ where: { id: due[3]?.mailId ?? '' } })
  const { reportId } = last.payload as { reportId: string }
  await db().report.update({ where: { id: reportId }, data: { closedAt: new Date() } })
  await db().report.create({ data: { id: newId(), what: 'The real one.' } })
  await workers['send-mail']({ mailId: last.id }, { attempt: 1, last: false })
  expect((await mailbox(olga.email))[0]?.subject).toMatch(/report/)
})

it('tells of no report when all are answered by then', async () => {
  const olga = await aMember('Olga', 'organizer')
  valued(await fileReport(visitor, { what }))
  await db().report.updateMany({ data: { closedAt: new Date() } })
  await deliver()
  expect(await mailbox(olga.email)).toEqual([])
})

it('lists every report, a page at a time; a page beyond the last is the last', async () => {
  const olga = await aMember('Olga', 'organizer')
  const createdAt = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n))
  const rows = Array.from({ length: 120 }, (_, n) => ({ id: newId(), what: `Report ${n}`, createdAt: createdAt(n) }))
  await db().report.createMany({ data: rows })
  const pages = await Promise.all([1, 2, 3, 9].map(async (page) => valued(await getReports(olga, page))))
  expect(pages.map(({ page, pages: count, reports }) => [page, count, reports.length])).toEqual([
    [1, 3, 50],
    [2, 3, 50],
    [3, 3, 20],
    [3, 3, 20],
  ])
  expect(pages[2]?.reports.at(-1)?.what).toBe('Report 0')
})

it('is read and answered by organizers alone, over the revision that they read', async () => {
  const [olga, ana] = [await aMember('Olga', 'organizer'), await aMember('Ana')]
  valued(await fileReport(visitor, { what, contact: 'bo@example.org' }))
  const [report] = valued(await getReports(olga)).reports
  const answer = { id: report?.id ?? '', revision: 0, note: 'Spoke to both.', state: 'closed' } as const
  for (const other of [visitor, ana]) {
    expect(codeOf(await getReports(other))).toBe('organizers-only')
    expect(codeOf(await answerReport(other, answer))).toBe('organizers-only')
  }
  const done = await Promise.all([answerReport(olga, answer), answerReport(olga, { ...answer, note: 'Other' })])
  expect(done.map(codeOf).sort()).toEqual(['edited-meanwhile', 'ok'])
  const closedAt = valued(await getReports(olga)).reports[0]?.closedAt
  expect(closedAt).toBeInstanceOf(Date)
  valued(await answerReport(olga, { ...answer, revision: 1, note: 'More' }))
  expect(valued(await getReports(olga)).reports[0]?.closedAt).toEqual(closedAt)
  valued(await answerReport(olga, { ...answer, revision: 2, state: 'open' }))
  expect(valued(await getReports(olga)).reports[0]).toMatchObject({ closedAt: null, revision: 3 })
  expect(codeOf(await answerReport(olga, { ...answer, id: newId() }))).toBe('no-such-report')
  expect(await db().auditEntry.count({ where: { act: 'report-saved', actorId: olga.id } })).toBe(3)
})

it('lists the open ones first', async () => {
  const olga = await aMember('Olga', 'organizer')
  for (const one of ['first', 'second']) valued(await fileReport(visitor, { what: one }))
  const [second] = valued(await getReports(olga)).reports
  valued(await answerReport(olga, { id: second?.id ?? '', revision: 0, note: '', state: 'closed' }))
  expect(valued(await getReports(olga)).reports.map((report) => report.what)).toEqual(['first', 'second'])
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
