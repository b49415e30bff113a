import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Board, Id, Instant, Moved, ThumbValue } from './state.ts'

/** How rows of one kind are written: `columns` are name and type, in the order of `INSERT`; `key` finds the known ones. */
export type Table<V> = {
  name: string
  columns: Record<string, string>
  key: string[]
  row: (value: V) => object
  /** Rows of a higher turn come after the others, where a unique key looks at each row as it is written. */
  turn?: (value: V) => number
}

/** An instant as SQL reads it. */
export const time = (at: Instant | null) => (at === null ? null : new Date(at).toISOString())

type Values<K extends 'participants' | 'topics' | 'rounds' | 'lines' | 'acts'> =
  Board[K] extends ReadonlyMap<Id, infer V> ? V : never

export const participants: Table<Values<'participants'>> = {
  name: 'Participant',
  columns: {
    id: 'uuid',
    personId: 'uuid',
    name: 'text',
    joinedAt: 'timestamptz',
    removedAt: 'timestamptz',
    hidden: 'boolean',
    moderates: 'boolean',
    done: 'boolean',
    handAt: 'timestamptz',
    spoke: 'int',
    rating: 'int',
  },
  key: ['boardId', 'id'],
  row: (value) => ({
    ...value,
    joinedAt: time(value.joinedAt),
    removedAt: time(value.removedAt),
    handAt: time(value.handAt),
  }),
}

export const topics: Table<Values<'topics'>> = {
  name: 'Topic',
  columns: {
    id: 'uuid',
    title: 'text',
    details: 'text',
    authorId: 'uuid',
    anonymous: 'boolean',
    status: '"TopicStatus"',
    position: 'int',
    proposedAt: 'timestamptz',
    discussedOrder: 'int',
    discussedAt: 'timestamptz',
    spentMs: 'int',
    continued: 'int',
    hidden: 'boolean',
    mergedInto: 'uuid',
    rank: 'int',
    interest: 'int',
    paperVotes: 'int',
    paperReleased: 'int',
    dropped: 'boolean',
    carriedBoardId: 'uuid',
    carriedTopicId: 'uuid',
    carriedOwn: 'boolean',
  },
  key: ['boardId', 'id'],
  row: ({ carried, ...value }) => ({
    ...value,
    proposedAt: time(value.proposedAt),
    discussedAt: time(value.discussedAt),
    carriedBoardId: carried?.boardId ?? null,
    carriedTopicId: carried?.topicId ?? null,
    carriedOwn: carried?.own === true,
  }),
  // One batch may finish a topic and start the next, or take one away and bring the same again; the table never holds two
  // that are discussed, nor two that were one.
  turn: ({ status, carried }) => (status === 'discussing' ? 2 : carried && status !== 'removed' ? 1 : 0),
}

export const roundTable: Table<Values<'rounds'>> = {
  name: 'Round',
  columns: {
    id: 'uuid',
    topicId: 'uuid',
    openedAt: 'timestamptz',
    endsAt: 'timestamptz',
    headCount: 'int',
    closedAt: 'timestamptz',
    outcome: '"Outcome"',
    actsAt: 'timestamptz',
  },
  key: ['boardId', 'id'],
  row: ({ thumbs: _thumbs, ...value }) => ({
    ...value,
    openedAt: time(value.openedAt),
    endsAt: time(value.endsAt),
    closedAt: time(value.closedAt),
    actsAt: time(value.actsAt),
  }),
}

export const lineTable: Table<Values<'lines'>> = {
  name: 'Line',
  columns: {
    id: 'uuid',
    topicId: 'uuid',
    authorId: 'uuid',
    kind: '"LineKind"',
    text: 'text',
    position: 'int',
    hidden: 'boolean',
    removed: 'boolean',
    ownerId: 'uuid',
    due: 'date',
  },
  key: ['boardId', 'id'],
  row: (value) => value,
}

export const actTable: Table<Values<'acts'>> = {
  name: 'BoardAct',
  columns: {
    id: 'uuid',
    position: 'int',
    kind: 'text',
    by: 'uuid',
    at: 'timestamptz',
    target: 'uuid',
    undone: 'boolean',
    undoneBy: 'uuid',
    undo: 'jsonb',
  },
  key: ['boardId', 'id'],
  row: (value) => ({ ...value, at: time(value.at) }),
}

export const voteTable: Table<{ topicId: Id; participantId: Id; votes: number }> = {
  name: 'Vote',
  columns: { topicId: 'uuid', participantId: 'uuid', votes: 'int' },
  key: ['boardId', 'topicId', 'participantId'],
  row: (value) => value,
}

export const mergedTable: Table<Moved & { topicId: Id; participantId: Id }> = {
  name: 'MergedVote',
  columns: { topicId: 'uuid', participantId: 'uuid', moved: 'int', released: 'int' },
  key: ['boardId', 'topicId', 'participantId'],
  row: (value) => value,
}

export const thumbTable: Table<{ roundId: Id; participantId: Id; value: ThumbValue }> = {
  name: 'Thumb',
  columns: { roundId: 'uuid', participantId: 'uuid', value: '"ThumbValue"' },
  key: ['boardId', 'roundId', 'participantId'],
  row: (value) => value,
}

/** Inserts or replaces rows of one kind in one statement. */
export async function putRows<V>(tx: Tx, table: Table<V>, boardId: Id, put: readonly [Id, V][]): Promise<void> {
  if (put.length === 0) return
  const turnOf = (value: V) => table.turn?.(value) ?? 0
  const sorted = put.toSorted(([a, one], [b, other]) => turnOf(one) - turnOf(other) || (a < b ? -1 : 1))
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

/** Deletes rows of a board by their ids. */
export async function dropRows(tx: Tx, table: 'Line' | 'BoardAct', boardId: Id, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`
    DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE "boardId" = ${boardId}::uuid AND "id" = ANY(${ids}::uuid[])`
}
