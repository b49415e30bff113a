import { afterAll, describe, expect, it } from 'vitest'
import * as saved from '#lib/db/backup-file'
import { db, transaction } from '#lib/db/client'
import { keepDraft } from '#lib/http/drafts'
import { limitMail, stopLimits } from '#lib/http/limits'
import { newId } from '#lib/ids'
import { requestSignIn } from '#lib/people/commands'
import { createSession } from '#lib/people/store'
import { cleanUp } from '#lib/transfer/clean-up'
import { inWords, keptBackups, retention } from '#lib/transfer/rules-retention'
import { anEvent, aPerson, fromNow } from '#tests/support/factories'

afterAll(stopLimits)

/** Rows of each kind whose while began at that instant, by the words of the table. */
const makers: Record<string, (since: Date, seconds: number) => Promise<unknown>> = {
  FormDraft: (since, seconds) =>
    db().formDraft.create({
      data: { id: newId(), browser: 'b', form: 'f', values: {}, failure: {}, expiresAt: after(since, seconds) },
    }),
  RateLimit: (since, seconds) =>
    db().rateLimit.create({ data: { key: newId(), points: 1, expire: BigInt(after(since, seconds).getTime()) } }),
  SignInRequest: (since) =>
    db().signInRequest.create({
      data: { id: newId(), email: 'x@example.org', browser: 'b', createdAt: since, expiresAt: since },
    }),
  AddressChange: async (since) => {
    const { id: personId } = await aPerson(`P${newId()}`)
    const row = { id: newId(), personId, sessionId: newId(), oldEmail: 'a@example.org', newEmail: 'b@example.org' }
    const agreed = { oldConfirmedAt: since, newConfirmedAt: since }
    return db().addressChange.create({ data: { ...row, ...agreed, createdAt: since, expiresAt: since } })
  },
  Session: async (since, seconds) => {
    const { id: personId } = await aPerson(`P${newId()}`)
    return db().session.create({ data: { id: newId(), personId, userAgent: '', expiresAt: after(since, seconds) } })
  },
  OutgoingMail: (since) =>
    db().outgoingMail.create({
      data: { id: newId(), kind: 'sign-in', recipient: 'x@example.org', payload: {}, createdAt: since },
    }),
  Offer: (since) =>
    db().offer.create({ data: { ...anOffer, id: newId(), confirmedAt: new Date(0), changedAt: since } }),
  Report: (since) => db().report.create({ data: { id: newId(), what: 'x', closedAt: since } }),
  AuditEntry: (since) => db().auditEntry.create({ data: { id: newId(), act: 'x', subject: 'site', at: since } }),
}

const anOffer = { kind: 'host', name: 'x', email: 'x@example.org', answers: {} }

const after = (since: Date, seconds: number) => new Date(since.getTime() + seconds * 1000)
const minutes = (count: number) => count * 60_000

const count = async (table: string) => {
  const rows = await db().$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM "${table}"`)
  return rows[0]?.count
}

describe('what has had its time is deleted, and nothing before', () => {
  const plain = retention.filter(({ table, only }) => table !== 'RsvpRequest' && !only?.includes('IS NULL'))
  it.each(plain.map((kept) => [kept.what, kept] as const))('%s', async (_what, { table, seconds }) => {
    const make = makers[table]
    if (!make) throw new Error(`No maker of ${table}.`)
    await make(fromNow(-seconds * 1000 - minutes(1)), seconds)
    await make(fromNow(-seconds * 1000 + minutes(1)), seconds)
    expect(await count(table)).toBe(2)
    await cleanUp()
    expect(await count(table)).toBe(1)
    await cleanUp()
    expect(await count(table)).toBe(1)
  })

  it('RSVPs that nobody confirmed, and the forms behind those that were', async () => {
    const week = 7 * 86_400_000
    const [over, past, ahead] = [
      await anEvent({ endsAt: fromNow(-week - minutes(1)) }),
      await anEvent({ endsAt: fromNow(-week + minutes(1)) }),
      await anEvent(),
    ]
    const request = (name: string, eventId: string, age: number, confirmed: boolean) => {
      const createdAt = fromNow(-age)
      const row = { id: newId(), eventId, email: 'x@example.org', name, createdAt }
      return db().rsvpRequest.create({ data: { ...row, confirmedAt: confirmed ? createdAt : null } })
    }
    await request('old and unconfirmed', ahead.id, week + minutes(1), false)
    await request('young and unconfirmed', ahead.id, week - minutes(1), false)
    await request('old and confirmed', ahead.id, 5 * week, true)
    await request('its event just over', past.id, 5 * week, true)
    await request('its event long over', over.id, 5 * week, true)
    await cleanUp()
    const left = await db().rsvpRequest.findMany({ select: { name: true }, orderBy: { name: 'asc' } })
    expect(left.map(({ name }) => name)).toEqual(['its event just over', 'old and confirmed', 'young and unconfirmed'])
  })

  it('offers that nobody confirmed', async () => {
    const week = 7 * 86_400_000
    for (const age of [week - minutes(1), week + minutes(1)])
      await db().offer.create({ data: { ...anOffer, id: newId(), createdAt: fromNow(-age) } })
    await cleanUp()
    expect(await count('Offer')).toBe(1)
  })

  it('changes of address to which not both agreed', async () => {
    const week = 7 * 86_400_000
    const { id: personId } = await aPerson('Ana')
    const row = { personId, sessionId: newId(), oldEmail: 'a@example.org', newEmail: 'b@example.org' }
    for (const age of [week - minutes(1), week + minutes(1)]) {
      const createdAt = fromNow(-age)
      await db().addressChange.create({
        data: { ...row, id: newId(), createdAt, expiresAt: createdAt, oldConfirmedAt: createdAt },
      })
    }
    await cleanUp()
    expect(await count('AddressChange')).toBe(1)
  })

  it('keeps a report that is open, however old', async () => {
    await db().report.create({ data: { id: newId(), what: 'x', createdAt: new Date(0) } })
    await cleanUp()
    expect(await count('Report')).toBe(1)
  })
})

describe('the table says what the rest of the site does', () => {
  const secondsOf = (table: string) => retention.find((kept) => kept.table === table)?.seconds ?? 0
  const near = (at: Date | undefined, seconds: number) =>
    expect(Math.abs((at?.getTime() ?? 0) - fromNow(seconds * 1000).getTime())).toBeLessThan(minutes(1))

  it('of backups', () => expect(keptBackups).toBe(saved.keptBackups))

  it('of changes of address, which outlast every delivery record to the old one by the day in which both agree', () => {
    const agreed = retention.find(({ table, only }) => table === 'AddressChange' && !only?.includes('IS NULL'))
    expect(agreed?.seconds).toBe(secondsOf('OutgoingMail') + 86_400)
  })

  it('of drafts and sessions', async () => {
    await keepDraft('b', 'f', { values: {}, failure: { kind: 'invalid', code: 'x', message: 'x' } })
    near((await db().formDraft.findFirst())?.expiresAt, secondsOf('FormDraft'))
    const { id } = await aPerson('Ana')
    await transaction((tx) => createSession(tx, id, '', new Date()))
    near((await db().session.findFirst())?.expiresAt, secondsOf('Session'))
  })

  it('of internet addresses: never written down, and no count lasts longer than a day', async () => {
    for (const address of ['203.0.113.7', '2001:db8:1:2:3:4:5:6']) await limitMail(address)
    const rows = await db().rateLimit.findMany()
    expect(rows).toHaveLength(2)
    for (const { key, expire } of rows) {
      expect(key).not.toMatch(/203|113|2001|db8/)
      expect(Number(expire)).toBeLessThanOrEqual(Date.now() + secondsOf('RateLimit') * 1000)
    }
  })

  it('of mail: no body is in the database unless it is the local mailbox', async () => {
    await requestSignIn({ email: 'ana@example.org' }, 'b')
    const [mail] = await db().outgoingMail.findMany()
    expect(Object.keys(mail?.payload as object)).toEqual(['requestId'])
  })
})

it('says lengths of time in words', () => {
  expect([600, 86_400, 7 * 86_400, 365 * 86_400, 730 * 86_400].map(inWords)).toEqual([
    '10 minutes',
    '24 hours',
    '7 days',
    'one year',
    '2 years',
  ])
})

it('goes on with the other kinds where one cannot be deleted, however many rows there are, and fails after that', async () => {
  const old = fromNow(-minutes(60 * 24 * 10))
  const expired = { id: '', browser: 'b', form: 'f', values: {}, failure: {}, expiresAt: old }
  await db().formDraft.createMany({ data: Array.from({ length: 5_001 }, () => ({ ...expired, id: newId() })) })
  await makers.SignInRequest?.(old, 0)
  await db().$executeRaw`
    CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''stuck''; END'`
  await db().$executeRaw`CREATE TRIGGER stuck BEFORE DELETE ON "FormDraft" EXECUTE FUNCTION stuck()`
  try {
    await expect(cleanUp()).rejects.toThrow('stuck')
    expect([await count('FormDraft'), await count('SignInRequest')]).toEqual([5_001, 0])
  } finally {
    await db().$executeRaw`DROP FUNCTION stuck CASCADE`
  }
  await cleanUp()
  expect(await count('FormDraft')).toBe(0)
})
