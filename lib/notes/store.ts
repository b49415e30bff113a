import type { Root } from 'hast'
import type { Tx } from '../db/client.ts'
import type { Prisma } from '../db/generated/client.ts'
import { json } from '../db/json.ts'
import type { EventMode } from '../events/schema.ts'
import type { Rendered } from '../markdown/render.ts'
import type { DraftTopic } from './rules.ts'
import { type NotesEvent, type NotesStatus, topicsOf } from './view.ts'

const eventColumns = {
  id: true,
  slug: true,
  title: true,
  status: true,
  mode: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  startTime: true,
  place: true,
  links: true,
  moderators: { select: { personId: true } },
  board: { select: { stage: true } },
  notes: true,
} as const satisfies Prisma.EventSelect

type EventRow = Prisma.EventGetPayload<{ select: typeof eventColumns }>

/** A meeting with its notes, and who may write them. */
export type Meeting = {
  event: NotesEvent
  moderatorIds: string[]
  board: 'before' | 'running' | 'closed' | null
  notes: {
    markdown: string
    tree: Root
    status: NotesStatus
    revision: number
    updatedAt: Date
    publishedAt: Date | null
  } | null
}

function toMeeting(row: EventRow): Meeting {
  const { id, slug, title, status, timeZone, place, links, notes } = row
  return {
    event: {
      id,
      slug,
      title,
      status,
      mode: row.mode as EventMode,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      timeZone,
      hasTime: row.startTime !== null,
      place,
      links: links as NotesEvent['links'],
    },
    moderatorIds: row.moderators.map(({ personId }) => personId),
    board: row.board?.stage ?? null,
    notes: notes && { ...notes, tree: notes.tree as unknown as Root },
  }
}

/** The meeting of this address or id, with its notes where there are some; null where there is none. */
export async function readMeeting(tx: Tx, which: { slug: string } | { id: string }): Promise<Meeting | null> {
  const row = await tx.event.findUnique({ where: which, select: eventColumns })
  return row && toMeeting(row)
}

/** Published notes of events that can be seen, latest meeting first. */
export async function listPublished(
  tx: Tx,
  range: { skip: number; take: number },
): Promise<{ tree: Root; event: { slug: string; title: string; startsAt: Date; timeZone: string } }[]> {
  const rows = await tx.notes.findMany({
    where: { status: 'published', event: { status: { not: 'draft' } } },
    select: { tree: true, event: { select: { slug: true, title: true, startsAt: true, timeZone: true } } },
    orderBy: [{ event: { startsAt: 'desc' } }, { eventId: 'asc' }],
    ...range,
  })
  return rows.map((row) => ({ ...row, tree: row.tree as unknown as Root }))
}

const draftColumns = {
  ...{ id: true, title: true, spentMs: true, discussedOrder: true, paperVotes: true, mergedInto: true },
  lines: {
    where: { hidden: false, removed: false },
    select: { kind: true, text: true, position: true, ownerId: true, due: true },
  },
  votes: { select: { votes: true } },
} as const satisfies Prisma.TopicSelect

type DraftRow = Prisma.TopicGetPayload<{ select: typeof draftColumns }>

/**
 * The topics of a closed board for a draft, without what a moderator hid, took away or let go, in order of proposal; what was merged
 * stands under its target. Null while the board is open, or where there is none.
 */
export async function readClosedBoard(tx: Tx, boardId: string): Promise<DraftTopic[] | null> {
  const board = await tx.board.findUnique({ where: { id: boardId }, select: { stage: true } })
  if (board?.stage !== 'closed') return null
  const rows = await tx.topic.findMany({
    where: { boardId, status: { not: 'removed' }, hidden: false, dropped: false },
    select: draftColumns,
    orderBy: { position: 'asc' },
  })
  const people = await tx.participant.findMany({
    where: { boardId, hidden: false, name: { not: '' } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const merged = Map.groupBy(rows, ({ mergedInto }) => mergedInto)
  return (merged.get(null) ?? []).map((row) => toDraft(row, merged.get(row.id) ?? [], names))
}

function toDraft(row: DraftRow, merged: readonly DraftRow[], names: ReadonlyMap<string, string>): DraftTopic {
  const lines = [row, ...merged].flatMap((topic) => topic.lines).toSorted((a, b) => a.position - b.position)
  return {
    title: row.title,
    votes: row.votes.reduce((sum, { votes }) => sum + votes, row.paperVotes),
    spentMs: row.spentMs,
    discussedOrder: row.discussedOrder,
    lines: lines.map(({ kind, text, ownerId, due }) => {
      const owner = names.get(ownerId ?? '')
      return { kind, text, ...(owner && { owner }), ...(due && { due: due.toISOString().slice(0, 10) }) }
    }),
    ...(merged.length > 0 && { merged: merged.map(({ title }) => title) }),
  }
}

/** What a moderator hid on the meeting's board: titles of topics and lines, none where it has no board. */
export async function readHidden(tx: Tx, eventId: string): Promise<string[]> {
  const topics = await tx.topic.findMany({
    where: { boardId: eventId, status: { not: 'removed' } },
    select: { title: true, hidden: true, lines: { where: { hidden: true }, select: { text: true } } },
  })
  return topics.flatMap(({ title, hidden, lines }) => [...(hidden ? [title] : []), ...lines.map(({ text }) => text)])
}

const content = (text: Rendered) => ({ markdown: text.markdown, tree: json(text.tree) })

/** Begins notes as a draft from the board. False where there are notes already, which stay as they are. */
export async function createNotes(tx: Tx, eventId: string, text: Rendered): Promise<boolean> {
  const data = [{ eventId, ...content(text), fromBoard: true }]
  const made = await tx.notes.createMany({ data, skipDuplicates: true })
  if (made.count === 1) await keepTopics(tx, eventId, text)
  return made.count === 1
}

/** Writes down what the notes are about, so that it can be found. */
async function keepTopics(tx: Tx, eventId: string, { tree }: Rendered): Promise<void> {
  await tx.notesTopic.deleteMany({ where: { eventId } })
  const titles = topicsOf(tree)
  await tx.notesTopic.createMany({ data: titles.map((title, at) => ({ eventId, title, position: at + 1 })) })
}

/**
 * Puts another text from the board into a draft that nobody has saved: the board was opened once more, or there was nothing
 * on it at first. Whether there was such a draft, with other words.
 */
export async function renewDraft(tx: Tx, eventId: string, text: Rendered, now: Date): Promise<boolean> {
  const filled = await tx.notes.updateMany({
    where: { eventId, status: 'draft', fromBoard: true, markdown: { not: text.markdown } },
    data: { ...content(text), revision: { increment: 1 }, updatedAt: now },
  })
  if (filled.count === 1) await keepTopics(tx, eventId, text)
  return filled.count === 1
}

/** What a save changes; a publication's time is kept where it was published already. */
export type NotesChange = { text?: Rendered; status?: NotesStatus; publishedAt?: Date | null; now: Date }

/** Saves over the revision that was read. False where somebody else was first. */
export async function updateNotes(tx: Tx, eventId: string, revision: number, change: NotesChange): Promise<boolean> {
  const { text, status, publishedAt, now } = change
  const saved = await tx.notes.updateMany({
    where: { eventId, revision },
    data: {
      ...(text && content(text)),
      ...(status && { status }),
      ...(publishedAt !== undefined && { publishedAt }),
      fromBoard: false,
      revision: { increment: 1 },
      updatedAt: now,
    },
  })
  if (saved.count === 1 && text) await keepTopics(tx, eventId, text)
  return saved.count === 1
}
