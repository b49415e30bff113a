import { db, type Tx } from '../db/client.ts'
import type { Offer } from '../db/generated/client.ts'
import { newId } from '../ids.ts'
import type { OfferKind, OfferPage, OfferState, OfferView } from './view-offers.ts'

/** Keeps an offer; unconfirmed where `confirmedAt` is null. */
export async function createOffer(
  tx: Tx,
  offer: { kind: OfferKind; name: string; email: string; answers: Record<string, string>; confirmedAt: Date | null },
): Promise<string> {
  const id = newId()
  await tx.offer.create({ data: { id, ...offer } })
  return id
}

/** The offer, locked until commit; null where there is none. */
export async function lockOffer(tx: Tx, id: string): Promise<Offer | null> {
  await tx.$queryRaw`SELECT "id" FROM "Offer" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`
  return tx.offer.findUnique({ where: { id } })
}

/** The offer; null where there is none. */
export async function findOffer(id: string): Promise<Offer | null> {
  return db().offer.findUnique({ where: { id } })
}

/** The address of the offer is confirmed. */
export async function confirmOfferRow(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.offer.update({ where: { id }, data: { confirmedAt: now, changedAt: now } })
}

/** How many offers of this address were confirmed within the last hour. */
export async function countOffers(tx: Tx, email: string, now: Date): Promise<number> {
  return tx.offer.count({ where: { email, confirmedAt: { gt: new Date(now.getTime() - 3_600_000) } } })
}

/** How many confirmed offers that nobody has answered came since then. */
export async function countNewOffers(since: Date): Promise<number> {
  return db().offer.count({ where: { state: 'new', confirmedAt: { gte: since } } })
}

/** Keeps the answer to an offer. */
export async function answerOfferRow(tx: Tx, id: string, answer: string, by: string, now: Date): Promise<void> {
  const data = { answer, answeredById: by, answeredAt: now, state: 'answered' as const, changedAt: now }
  await tx.offer.update({ where: { id }, data })
}

/** Closes an offer, or opens it again. */
export async function setOfferState(tx: Tx, id: string, state: OfferState, now: Date): Promise<void> {
  await tx.offer.update({ where: { id }, data: { state, changedAt: now } })
}

const pageSize = 50

/** A page of confirmed offers of one state, the latest first. A page beyond the last is the last. */
export async function listOffers(state: OfferState, wanted: number): Promise<OfferPage> {
  const rows = await db().offer.groupBy({ by: ['state'], where: { confirmedAt: { not: null } }, _count: true })
  const count = (of: OfferState) => rows.find((row) => row.state === of)?._count ?? 0
  const counts = { new: count('new'), answered: count('answered'), closed: count('closed') }
  const pages = Math.max(1, Math.ceil(counts[state] / pageSize))
  const page = Math.min(wanted, pages)
  const found = await db().offer.findMany({
    where: { state, confirmedAt: { not: null } },
    orderBy: [{ confirmedAt: 'desc' }, { id: 'asc' }],
    take: pageSize,
    skip: (page - 1) * pageSize,
  })
  const unconfirmed = await db().offer.count({ where: { confirmedAt: null } })
  return { offers: await withNames(found), page, pages, counts, unconfirmed }
}

/** One confirmed offer with the name of who answered; null where there is none. */
export async function readOffer(id: string): Promise<OfferView | null> {
  const offer = await findOffer(id)
  return offer ? ((await withNames([offer]))[0] ?? null) : null
}

async function withNames(offers: readonly Offer[]): Promise<OfferView[]> {
  const ids = offers.flatMap(({ answeredById }) => answeredById ?? [])
  const people = await db().person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return offers.flatMap(({ id, kind, name, email, answers, confirmedAt, state, answer, answeredAt, answeredById }) => {
    if (!confirmedAt) return []
    const by = people.find((person) => person.id === answeredById)?.name ?? null
    const said = answer !== null && answeredAt ? { text: answer, at: answeredAt, by } : null
    const view = { id, kind: kind as OfferKind, name, email, confirmedAt, state, answer: said }
    return [{ ...view, answers: answers as Record<string, string> }]
  })
}
