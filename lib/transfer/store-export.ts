import type { Tx } from '../db/client.ts'

const event = { select: { title: true, date: true, slug: true } } as const

/** Who somebody is, as the site knows them, with what hangs on their row. Null where there is none. */
export async function readPerson(tx: Tx, personId: string) {
  return tx.person.findUnique({
    where: { id: personId },
    include: {
      sessions: {
        select: { id: true, userAgent: true, createdAt: true, seenAt: true, expiresAt: true },
        orderBy: { createdAt: 'asc' },
      },
      addressChanges: { omit: { personId: true, sessionId: true }, orderBy: { createdAt: 'asc' } },
      moderates: { select: { event } },
      rsvps: {
        select: { status: true, createdAt: true, queuedAt: true, cancelledAt: true, event },
        orderBy: { createdAt: 'asc' },
      },
    },
  })
}

/** What came in or went out under an address. */
export async function readByAddress(tx: Tx, email: string) {
  const byTime = { orderBy: { createdAt: 'asc' } } as const
  const requests = await tx.rsvpRequest.findMany({
    where: { email },
    select: { name: true, topic: true, createdAt: true, confirmedAt: true, event },
    ...byTime,
  })
  const signIns = await tx.signInRequest.findMany({
    where: { email },
    select: { createdAt: true, endedAt: true, returnTo: true },
    ...byTime,
  })
  const mails = await tx.outgoingMail.findMany({
    where: { recipient: email },
    select: { kind: true, createdAt: true, sentAt: true, failedAt: true, lastError: true },
    ...byTime,
  })
  const reports = await tx.report.findMany({
    where: { contact: email },
    select: { what: true, place: true, contact: true, createdAt: true, closedAt: true },
    ...byTime,
  })
  const offers = await tx.offer.findMany({
    where: { email },
    select: { kind: true, name: true, answers: true, state: true, createdAt: true, confirmedAt: true, answer: true },
    ...byTime,
  })
  return { requests, signIns, mails, reports, offers }
}

/** What somebody did on boards: one entry for each that they were on. */
export async function readBoards(tx: Tx, personId: string) {
  const author = { select: { personId: true } } as const
  const topic = { select: { title: true, status: true, hidden: true, author } } as const
  return tx.participant.findMany({
    where: { personId },
    select: {
      name: true,
      joinedAt: true,
      removedAt: true,
      seenAt: true,
      rating: true,
      board: { select: { event } },
      topics: {
        select: { title: true, details: true, status: true, proposedAt: true, dropped: true, carriedBoardId: true },
        orderBy: { position: 'asc' },
      },
      lines: { select: { kind: true, text: true, topic }, orderBy: { position: 'asc' } },
      votes: { select: { topic } },
      thumbs: { select: { value: true, round: { select: { openedAt: true, topic } } } },
    },
    orderBy: { joinedAt: 'asc' },
  })
}

/** The meetings of these boards, by id. */
export async function readMeetings(tx: Tx, ids: readonly string[]) {
  const rows = await tx.event.findMany({ where: { id: { in: [...ids] } }, select: { id: true, ...event.select } })
  return new Map(rows.map(({ id, ...meeting }) => [id, meeting]))
}

/** What somebody did at the desk. */
export async function readActs(tx: Tx, personId: string) {
  return tx.auditEntry.findMany({
    where: { actorId: personId },
    select: { at: true, act: true, subject: true, subjectId: true, detail: true },
    orderBy: { at: 'asc' },
  })
}

/** What was done to somebody at the desk, without who did it. */
export async function readActsAbout(tx: Tx, personId: string) {
  return tx.auditEntry.findMany({
    where: {
      OR: [{ subject: 'person', subjectId: personId }, { detail: { path: ['personId'], equals: personId } }],
    },
    select: { at: true, act: true, subject: true, subjectId: true, detail: true },
    orderBy: { at: 'asc' },
  })
}
