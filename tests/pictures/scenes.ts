import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'

// Rows for what the sample community has no case of: full, cancelled, hidden, closed, and names that nobody planned for.

export const long = {
  solid: 'W'.repeat(80),
  arabic: 'عائشة بنت أبي بكر الأندلسية',
  hebrew: 'יעל בת־שבע כהן־לוי (3)',
  family: '👩🏽‍🚀👨‍👩‍👧‍👦 Nwakaego Ọlụchukwu',
}

const minute = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * minute)

/** Puts one row into a table. */
async function insert(db: Client, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row)
  const places = columns.map((_, at) => `$${at + 1}`)
  const names = columns.map((name) => `"${name}"`)
  await db.query(`INSERT INTO "${table}" (${names.join()}) VALUES (${places.join()})`, Object.values(row))
}

/** A meeting that is going on: it began twenty minutes ago. */
export async function aMeeting(db: Client, title: string, change: object = {}): Promise<{ id: string; slug: string }> {
  const id = randomUUID()
  const [startsAt, endsAt] = [ago(20), ago(-40)]
  const at = (instant: Date) => instant.toISOString().slice(11, 16)
  const row = {
    id,
    slug: `look-${id.slice(0, 8)}`,
    title,
    summary: 'An hour about what breaks at night, and what we did in the morning.',
    summaryTree: {
      type: 'root',
      children: [
        {
          type: 'element',
          tagName: 'p',
          properties: {},
          children: [{ type: 'text', value: 'An hour about what breaks at night, and what we did in the morning.' }],
        },
      ],
    },
    status: 'published',
    mode: 'online',
    date: startsAt.toISOString().slice(0, 10),
    startTime: at(startsAt),
    endTime: at(endsAt),
    timeZone: 'UTC',
    startsAt,
    endsAt,
    joinUrl: 'https://meet.example.org/coffee',
    ...change,
  }
  await insert(db, 'Event', row)
  return { id, slug: row.slug }
}

/** Two months ahead: after the sample community's next meeting. */
export const ahead = (): object => {
  const startsAt = ago(-60 * 24 * 60)
  return { startsAt, endsAt: new Date(startsAt.getTime() + 60 * minute), date: startsAt.toISOString().slice(0, 10) }
}

/** Two weeks ago. */
export const over = (): object => {
  const startsAt = ago(14 * 24 * 60)
  return { startsAt, endsAt: new Date(startsAt.getTime() + 60 * minute), date: startsAt.toISOString().slice(0, 10) }
}

export async function aPerson(db: Client, name: string): Promise<string> {
  const id = randomUUID()
  await insert(db, 'Person', { id, name, email: `${id.slice(0, 8)}@example.org` })
  return id
}

export async function aSeat(db: Client, eventId: string, personId: string, status = 'going'): Promise<void> {
  await insert(db, 'Rsvp', { id: randomUUID(), eventId, personId, status, queuedAt: new Date() })
}

const people = [
  'Ada',
  'Barbara',
  'Leslie',
  'Nancy',
  'Jim',
  long.arabic,
  long.hebrew,
  long.family,
  long.solid.slice(0, 60),
]
const subjects = [
  'Exactly-once is a promise about the reader',
  'Clocks that disagree by a second, for an hour',
  'Who may delete the last replica',
  'What we stopped measuring, and what happened then',
  'On-call without heroes',
]

/** What is on a board that is put there. */
export type Scene = {
  phase: 'collecting' | 'voting' | 'discussing' | 'closed'
  topics?: string[]
  /** Minutes that the topic on the table has left; 0 is up. */
  minutesLeft?: number
  hidden?: true
  details?: string
}

/** A board as it would stand after its commands, with votes, lines and what was discussed. */
export async function aBoard(db: Client, boardId: string, scene: Scene): Promise<void> {
  const { phase, topics = subjects, minutesLeft, hidden = false, details = '' } = scene
  const rules = { votesEach: 3, votesHidden: false, earlyVoting: true, ladder: [300, 180], romanVoteSeconds: 0 }
  const stage = phase === 'closed' ? phase : 'running'
  const may = { proposing: phase !== 'closed', voting: phase === 'voting' }
  const closedAt = phase === 'closed' ? ago(1) : null
  const at = { lastAt: ago(1), closedAt, clockStartedAt: null }
  await insert(db, 'Board', { id: boardId, stage, phase, ...may, ...rules, ...at })
  const participants = people.map((name) => ({ id: randomUUID(), name }))
  for (const one of participants)
    await insert(db, 'Participant', { boardId, ...one, joinedAt: ago(19), seenAt: ago(1) })
  const author = (n: number) => participants[n % participants.length]?.id
  const ids = topics.map(() => randomUUID())
  const done = phase === 'closed' ? topics.length - 1 : phase === 'discussing' ? 2 : 0
  for (const [n, title] of topics.entries()) {
    const spent =
      n < done
        ? { status: 'discussed', discussedOrder: n + 1, discussedAt: ago(10), spentMs: (4 + 3 * n) * minute }
        : {}
    const more = { continued: n < done ? n % 3 : 0, hidden: hidden && n === topics.length - 1 }
    const text = n === 0 ? details || 'See https://raft.github.io/ for the long form.' : n === 2 ? details : ''
    const row = { boardId, id: ids[n], title, details: text, authorId: author(n), position: n + 1, proposedAt: ago(19) }
    await insert(db, 'Topic', { ...row, ...spent, ...more })
    for (let vote = 0; vote < Math.max(0, 5 - n); vote++)
      await insert(db, 'Vote', { boardId, topicId: ids[n], participantId: author(n + vote) })
  }
  if (phase === 'collecting' || phase === 'voting') return
  const on = phase === 'closed' ? 0 : done
  const said = [
    ['note', 'The broker promises at least once; the rest is ours.'],
    ['decision', 'Idempotency keys at the edge, kept for a week.'],
    ['link', 'https://raft.github.io/'],
    ['action', `${long.arabic} asks about ${long.solid}`],
  ]
  for (const [n, [kind, text]] of said.entries()) {
    const line = { boardId, id: randomUUID(), topicId: ids[n === 3 ? 0 : on], authorId: author(n), kind, text }
    await insert(db, 'Line', { ...line, position: n + 1, hidden: hidden && n === 1 })
  }
  if (minutesLeft === undefined) return
  await db.query(`UPDATE "Topic" SET status = 'discussing' WHERE "boardId" = $1 AND id = $2`, [boardId, ids[done]])
  await db.query(
    `UPDATE "Board" SET "currentTopicId" = $2, "timeboxId" = $3, "timeboxNumber" = 1, "timeboxLengthMs" = $6,
      "timeboxEndsAt" = $4, "clockStartedAt" = $5 WHERE id = $1`,
    [
      boardId,
      ids[done],
      randomUUID(),
      new Date(Date.now() + minutesLeft * minute),
      ago(2),
      Math.max(5, minutesLeft + 15) * minute,
    ],
  )
}

/** What waits at the desk: reports, offers, mails that did not arrive. Returns ids of an offer and a mail. */
export async function aDesk(db: Client): Promise<{ offerId: string; mailId: string }> {
  const [offerId, mailId] = [randomUUID(), randomUUID()]
  const places = [null, 'The board of last month, third topic']
  for (const [n, place] of places.entries()) {
    const what = n
      ? `${long.arabic}: a line with a name in it that does not belong there.`
      : 'Somebody spoke over people.'
    const contact = n ? 'reporter@example.org' : null
    await insert(db, 'Report', { id: randomUUID(), what, place, contact, closedAt: n ? null : new Date() })
  }
  const kinds = {
    volunteer: { help: 'Greeting people at the door.' },
    speaker: { topic: long.solid, about: 'Clocks.' },
  }
  for (const [kind, answers] of Object.entries(kinds)) {
    const who = { kind, name: kind === 'speaker' ? long.hebrew : 'Vic', email: `${kind}@example.org`, answers }
    await insert(db, 'Offer', { id: kind === 'speaker' ? offerId : randomUUID(), ...who, confirmedAt: new Date() })
  }
  const error = '550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in local recipient table'
  for (const recipient of ['nobody@example.org', `${'w'.repeat(60)}@example.org`]) {
    const mail = {
      id: recipient.startsWith('w') ? mailId : randomUUID(),
      kind: 'rsvp-request',
      recipient,
      payload: { requestId: randomUUID() },
    }
    await insert(db, 'OutgoingMail', { ...mail, attempts: 4, failedAt: new Date(), lastError: error })
  }
  return { offerId, mailId }
}

/** The id of whom the ready-made sign-in link of this role leads to. */
export async function whoIs(db: Client, role: 'member' | 'organizer'): Promise<string> {
  const email = role === 'member' ? 'ananya@example.org' : 'ines@example.org'
  const { rows } = await db.query<{ id: string }>('SELECT id FROM "Person" WHERE email = $1', [email])
  if (!rows[0]) throw new Error('The sample community is not there.')
  return rows[0].id
}
