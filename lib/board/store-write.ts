import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import { notify } from '../realtime/port.ts'
import type { LoggedEvent } from './events.ts'
import { type Board, changed, type Id, type Instant, type Round, type ThumbValue } from './state.ts'
import type { Answer } from './store-read.ts'

/** One accepted command as the log keeps it. */
export type Entry = {
  version: number
  commandId: Id
  participantId: Id | null
  type: string
  bodyHash: string
  answer: Answer
  events: LoggedEvent[]
  at: Instant
}

/**
 * Makes the event's board with the site's defaults, unless it is there. None where there is no such event; for a draft
 * only when an organizer asks, who may prepare it. What a new board allows is what `newBoard` says: collecting, votes as early interest if the site has them.
 */
export async function ensureBoard(tx: Tx, eventId: Id, byOrganizer: boolean): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Board" ("id", "votesEach", "votesHidden", "earlyVoting", "guestsAllowed", "timeboxSeconds",
      "extensionSeconds", "voting", "lastAt")
    SELECT e."id", coalesce(s."votesEach", 3), coalesce(s."votesHidden", true), coalesce(s."earlyVoting", true),
      coalesce(s."guestsAllowed", true), coalesce(s."timeboxSeconds", 300), coalesce(s."extensionSeconds", 180),
      coalesce(s."earlyVoting", true), date_trunc('milliseconds', clock_timestamp())
    FROM "Event" e LEFT JOIN "Site" s ON s."id" = 1
    WHERE e."id" = ${eventId}::uuid AND (${byOrganizer} OR e."status" <> 'draft')
    ON CONFLICT ("id") DO NOTHING`
}

/**
 * Writes what differs between two states of a locked board: a few statements, however many commands lie between, then
 * the log, the board's row and the news. What did not change keeps its reference and costs nothing.
 */
export async function saveBoard(
  tx: Tx,
  boardId: Id,
  before: Board,
  after: Board,
  entries: readonly Entry[],
): Promise<void> {
  // Parents before children; what is put is sorted, so that no two writers of rows wait for each other in a ring.
  await putRows(tx, participants, boardId, changed(before.participants, after.participants).put)
  await putRows(tx, topics, boardId, changed(before.topics, after.topics).put)
  const rounds = changed(before.rounds, after.rounds)
  await putRows(tx, roundTable, boardId, rounds.put)
  await saveVotes(tx, boardId, before, after)
  await saveThumbs(tx, boardId, before, rounds.put)
  const lines = changed(before.lines, after.lines)
  await putRows(tx, lineTable, boardId, lines.put)
  if (lines.gone.length > 0)
    await tx.$executeRaw`
      DELETE FROM "Line" WHERE "boardId" = ${boardId}::uuid AND "id" = ANY(${lines.gone}::uuid[])`
  await saveRow(tx, boardId, after, entries)
  await notify(tx, 'quorum_board', `${boardId}:${after.version}`)
}

/** How rows of one kind are written: `columns` are name and type, in the order of `INSERT`; `key` finds the known ones. */
type Table<V> = {
  name: string
  columns: Record<string, string>
  key: string[]
  row: (value: V) => object
  /** Rows that must come after the others, where a unique key looks at each row as it is written. */
  last?: (value: V) => boolean
}

const time = (at: Instant | null) => (at === null ? null : new Date(at).toISOString())

type Values<K extends 'participants' | 'topics' | 'rounds' | 'lines'> =
  Board[K] extends ReadonlyMap<Id, infer V> ? V : never

const participants: Table<Values<'participants'>> = {
  name: 'Participant',
  columns: {
    id: 'uuid',
    personId: 'uuid',
    name: 'text',
    joinedAt: 'timestamptz',
    removedAt: 'timestamptz',
    hidden: 'boolean',
  },
  key: ['boardId', 'id'],
  row: (value) => ({ ...value, joinedAt: time(value.joinedAt), removedAt: time(value.removedAt) }),
}

const topics: Table<Values<'topics'>> = {
  name: 'Topic',
  columns: {
    id: 'uuid',
    title: 'text',
    details: 'text',
    authorId: 'uuid',
    status: '"TopicStatus"',
    position: 'int',
    proposedAt: 'timestamptz',
    discussedOrder: 'int',
    discussedAt: 'timestamptz',
    spentMs: 'int',
    continued: 'int',
    hidden: 'boolean',
  },
  key: ['boardId', 'id'],
  row: (value) => ({ ...value, proposedAt: time(value.proposedAt), discussedAt: time(value.discussedAt) }),
  // One batch may finish a topic and start the next; the table never holds two that are discussed.
  last: (topic) => topic.status === 'discussing',
}

const roundTable: Table<Values<'rounds'>> = {
  name: 'Round',
  columns: { id: 'uuid', topicId: 'uuid', openedAt: 'timestamptz', headCount: 'int', closedAt: 'timestamptz' },
  key: ['boardId', 'id'],
  row: ({ thumbs: _thumbs, ...value }) => ({
    ...value,
    openedAt: time(value.openedAt),
    closedAt: time(value.closedAt),
  }),
}

const lineTable: Table<Values<'lines'>> = {
  name: 'Line',
  columns: {
    id: 'uuid',
    topicId: 'uuid',
    authorId: 'uuid',
    kind: '"LineKind"',
    text: 'text',
    position: 'int',
    hidden: 'boolean',
  },
  key: ['boardId', 'id'],
  row: (value) => value,
}

const thumbTable: Table<{ roundId: Id; participantId: Id; value: ThumbValue }> = {
  name: 'Thumb',
  columns: { roundId: 'uuid', participantId: 'uuid', value: '"ThumbValue"' },
  key: ['boardId', 'roundId', 'participantId'],
  row: (value) => value,
}

/** Inserts or replaces rows of one kind in one statement. */
async function putRows<V>(tx: Tx, table: Table<V>, boardId: Id, put: readonly [Id, V][]): Promise<void> {
  if (put.length === 0) return
  const isLast = (value: V) => Number(table.last?.(value) ?? false)
  const sorted = put.toSorted(([a, one], [b, other]) => isLast(one) - isLast(other) || (a < b ? -1 : 1))
  const rows = JSON.stringify(sorted.map(([, value]) => table.row(value)))
  const names = Object.keys(table.columns)
  const quoted = names.map((name) => `"${name}"`)
  const typed = names.map((name) => `"${name}" ${table.columns[name]}`)
  const updates = names.filter((name) => !table.key.includes(name)).map((name) => `"${name}" = excluded."${name}"`)
  // Names come from the tables above alone; everything that anybody typed is in the one parameter.
  await tx.$executeRaw`
    INSERT INTO ${Prisma.raw(`"${table.name}" ("boardId", ${quoted.join(', ')})`)}
    SELECT ${boardId}::uuid, ${Prisma.raw(quoted.map((name) => `r.${name}`).join(', '))}
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(${Prisma.raw(typed.join(', '))})
    ON CONFLICT (${Prisma.raw(table.key.map((name) => `"${name}"`).join(', '))})
    DO UPDATE SET ${Prisma.raw(updates.join(', '))}`
}

async function saveVotes(tx: Tx, boardId: Id, before: Board, after: Board): Promise<void> {
  const { put, gone } = changed(before.ballots, after.ballots)
  const given: [Id, Id][] = []
  const taken: [Id, Id][] = []
  for (const participantId of [...put.map(([id]) => id), ...gone]) {
    const old = before.ballots.get(participantId) ?? new Set<Id>()
    const now = after.ballots.get(participantId) ?? new Set<Id>()
    for (const topicId of now) if (!old.has(topicId)) given.push([participantId, topicId])
    for (const topicId of old) if (!now.has(topicId)) taken.push([participantId, topicId])
  }
  const people = (votes: [Id, Id][]) => votes.map(([participantId]) => participantId)
  const chosen = (votes: [Id, Id][]) => votes.map(([, topicId]) => topicId)
  if (taken.length > 0)
    await tx.$executeRaw`
      DELETE FROM "Vote" v USING unnest(${people(taken)}::uuid[], ${chosen(taken)}::uuid[]) AS t(participant, topic)
      WHERE v."boardId" = ${boardId}::uuid AND v."participantId" = t.participant AND v."topicId" = t.topic`
  if (given.length > 0)
    await tx.$executeRaw`
      INSERT INTO "Vote" ("boardId", "participantId", "topicId")
      SELECT ${boardId}::uuid, g.participant, g.topic
      FROM unnest(${people(given)}::uuid[], ${chosen(given)}::uuid[]) AS g(participant, topic)`
}

async function saveThumbs(tx: Tx, boardId: Id, before: Board, rounds: readonly [Id, Round][]): Promise<void> {
  for (const [roundId, round] of rounds) {
    const { put, gone } = changed(before.rounds.get(roundId)?.thumbs ?? new Map(), round.thumbs)
    if (gone.length > 0)
      await tx.$executeRaw`
        DELETE FROM "Thumb" WHERE "boardId" = ${boardId}::uuid AND "roundId" = ${roundId}::uuid
          AND "participantId" = ANY(${gone}::uuid[])`
    const rows = put.map(([participantId, value]) => [participantId, { roundId, participantId, value }] as const)
    await putRows(
      tx,
      thumbTable,
      boardId,
      rows.map(([id, row]) => [id, row]),
    )
  }
}

async function saveRow(tx: Tx, boardId: Id, board: Board, entries: readonly Entry[]): Promise<void> {
  const { current, settings } = board
  const log = JSON.stringify(entries.map((entry) => ({ ...entry, at: time(entry.at) })))
  await tx.$executeRaw`
    INSERT INTO "BoardCommand" ("boardId", "version", "commandId", "participantId", "type", "bodyHash", "answer",
      "events", "at")
    SELECT ${boardId}::uuid, r."version", r."commandId", r."participantId", r."type", r."bodyHash", r."answer",
      r."events", r."at"
    FROM jsonb_to_recordset(${log}::jsonb) AS r("version" int, "commandId" uuid, "participantId" uuid, "type" text,
      "bodyHash" text, "answer" jsonb, "events" jsonb, "at" timestamptz)`
  await tx.$executeRaw`
    UPDATE "Board" SET "version" = ${board.version}, "stage" = ${board.stage}::"BoardStage",
      "phase" = ${board.phase}::"BoardPhase", "proposing" = ${board.proposing}, "voting" = ${board.voting},
      "votesEach" = ${settings.votesEach}, "votesHidden" = ${settings.votesHidden},
      "earlyVoting" = ${settings.earlyVoting}, "guestsAllowed" = ${settings.guestsAllowed},
      "timeboxSeconds" = ${settings.timeboxSeconds}, "extensionSeconds" = ${settings.extensionSeconds},
      "lastAt" = ${time(board.lastAt)}::timestamptz, "closedAt" = ${time(board.closedAt)}::timestamptz,
      "currentTopicId" = ${current?.topicId ?? null}::uuid, "timeboxId" = ${current?.timebox.id ?? null}::uuid,
      "timeboxNumber" = ${current?.timebox.number ?? null}::int,
      "timeboxLengthMs" = ${current?.timebox.lengthMs ?? null}::int,
      "timeboxEndsAt" = ${time(current?.timebox.endsAt ?? null)}::timestamptz,
      "timeboxLeftMs" = ${current?.timebox.leftMs ?? null}::int,
      "clockStartedAt" = ${time(current?.clockStartedAt ?? null)}::timestamptz,
      "roundId" = ${current?.roundId ?? null}::uuid
    WHERE "id" = ${boardId}::uuid`
}
