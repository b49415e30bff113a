import type { SeedPerson } from '#prisma/seed/types'
import type { Tx } from '../db/client.ts'
import { json } from '../db/json.ts'
import type { EventRow } from '../events/store.ts'
import { newId } from '../ids.ts'

/** Makes people who are not there yet, by address. Somebody who is there stays who they are. */
export async function createPeople(tx: Tx, people: readonly SeedPerson[]): Promise<void> {
  await tx.person.createMany({ data: people.map((person) => ({ id: newId(), ...person })), skipDuplicates: true })
}

/** The people with these addresses who can still sign in, in the order of the addresses. */
export async function findPeople(tx: Tx, emails: readonly string[]): Promise<{ id: string; name: string }[]> {
  const found = await tx.person.findMany({
    where: { email: { in: [...emails] }, removedAt: null },
    select: { id: true, name: true, email: true },
  })
  return emails.flatMap((email) => found.filter((person) => person.email === email))
}

/** The id of the event with this slug; null where there is none. */
export async function findEventId(tx: Tx, slug: string): Promise<string | null> {
  return (await tx.event.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null
}

/** Whether there is an event with one of these slugs. */
export async function hasAnyEvent(tx: Tx, slugs: readonly string[]): Promise<boolean> {
  return (await tx.event.count({ where: { slug: { in: [...slugs] } } })) > 0
}

/** Lets one process at a time look what is missing and add it; until commit. */
export async function lockSite(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Site" FOR UPDATE`
}

/** Whether a published event is not over yet. */
export async function isMeetingAhead(tx: Tx, now: Date): Promise<boolean> {
  return (await tx.event.count({ where: { status: 'published', endsAt: { gt: now } } })) > 0
}

/** How many meetings there were or will be, drafts left out. */
export async function countMeetings(tx: Tx): Promise<number> {
  return tx.event.count({ where: { status: { not: 'draft' } } })
}

/** Makes a month's meeting, published; false where the month has one, or its slug is taken. */
export async function createMonthly(
  tx: Tx,
  event: EventRow & { id: string; slug: string; monthKey: string },
): Promise<boolean> {
  const row = { ...event, summaryTree: json(event.summaryTree), status: 'published' as const }
  const made = await tx.event.createMany({ data: [row], skipDuplicates: true })
  return made.count === 1
}
