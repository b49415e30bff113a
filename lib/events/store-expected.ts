import type { Tx } from '../db/client.ts'
import type { Rsvp } from '../db/generated/client.ts'

/** An RSVP with its person's address. */
export type Expected = Rsvp & { person: { email: string } }

const include = { person: { select: { email: true } } }

/** Everybody who has a seat or waits for one, with their address. */
export async function listExpected(tx: Tx, eventId: string): Promise<Expected[]> {
  return tx.rsvp.findMany({ where: { eventId, status: { not: 'cancelled' } }, include, orderBy: { id: 'asc' } })
}

/** These RSVPs with their addresses, in id order. */
export async function readExpected(tx: Tx, ids: readonly string[]): Promise<Expected[]> {
  return tx.rsvp.findMany({ where: { id: { in: [...ids] } }, include, orderBy: { id: 'asc' } })
}

/** The events, not over yet, at which somebody has a seat or waits; in id order. */
export async function listExpectedAt(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM "Rsvp" r JOIN "Event" e ON e."id" = r."eventId"
     WHERE r."personId" = ${personId}::uuid AND r."status" <> 'cancelled' AND e."endsAt" > clock_timestamp()
     ORDER BY e."id"`
  return rows.map(({ id }) => id)
}

type Numbered = { id: string; sequence: number }

/** The SEQUENCEs of the messages that go to guests now. */
export async function setSequences(tx: Tx, rsvps: readonly Numbered[]): Promise<void> {
  const { ids, sequences } = columnsOf(rsvps)
  await tx.$executeRaw`
    UPDATE "Rsvp" r SET "sequence" = n.sequence
      FROM unnest(${ids}::uuid[], ${sequences}::int[]) AS n(id, sequence) WHERE r."id" = n.id`
}

/** Seats these who wait, with the SEQUENCEs of their invitations. */
export async function seatWaiting(tx: Tx, rsvps: readonly Numbered[]): Promise<void> {
  const { ids, sequences } = columnsOf(rsvps)
  await tx.$executeRaw`
    UPDATE "Rsvp" r SET "status" = 'going', "sequence" = n.sequence, "cancelledAt" = NULL, "cancelledFrom" = NULL
      FROM unnest(${ids}::uuid[], ${sequences}::int[]) AS n(id, sequence) WHERE r."id" = n.id`
}

const columnsOf = (rsvps: readonly Numbered[]) => ({
  ids: rsvps.map(({ id }) => id),
  sequences: rsvps.map(({ sequence }) => sequence),
})
