import { withEntry, withFields, withoutEntry } from './entries.ts'
import type { BoardEvent } from './events.ts'
import { regrouped, settled, withinLimits } from './rewind-votes.ts'
import { standAgainst, votesCast } from './rules-votes.ts'
import { type Board, type Id, type Instant, votesSpent } from './state.ts'

/**
 * What a moderator did, for a log that all can read. `target` is the topic, participant or line that it was done to; `by` is
 * null for what a vote or the clock did. `undo` is what it would take to undo it, kept for the last few only.
 */
export type Act = {
  id: Id
  /** From 1, in the order in which things were done. */
  position: number
  kind: string
  by: Id | null
  at: Instant
  target: Id | null
  undone: boolean
  /** Who took it back; null also where that is not known. */
  undoneBy: Id | null
  undo: Rewind | null
}

/** Places on the board that an act changed, with what stood there before and after; ids and numbers, never words. */
export type Rewind = readonly { path: readonly string[]; from: unknown; to: unknown }[]

// How a moderator's act is undone: what it changed is kept as places with what stood there before and after. That works for
// every act alike, and tells when something else has changed since.

/** So many acts can be undone, one after another. */
const UNDOABLE = 20
/** So many acts are shown. */
const KEPT = 300

const SCALARS = [
  ...[
    'stage',
    'phase',
    'proposing',
    'voting',
    'settings',
    'locked',
    'closedAt',
    'clock',
    'lot',
    'codeNumber',
    'paperVoters',
  ],
  ...['speakerId', 'deputy', 'current'],
] as const
/** Rows are compared field by field; names and texts are no part of it. */
const ROWS = ['topics', 'lines', 'participants', 'rounds'] as const
const WORDS: ReadonlySet<string> = new Set(['title', 'details', 'text', 'name'])
/** What stands for one participant, or one merged topic, as a whole. */
const WHOLES = ['ballots', 'merged'] as const

type Places = Record<string, unknown>

/** What leads back from `after` to `before`, for all but words and acts. */
export function rewindOf(before: Board, after: Board): Rewind {
  const places: { path: string[]; from: unknown; to: unknown }[] = []
  const note = (path: string[], from: unknown, to: unknown) => {
    if (from !== to && JSON.stringify(from) !== JSON.stringify(to))
      places.push({ path, from: from ?? null, to: to ?? null })
  }
  const was = before as unknown as Places
  const is = after as unknown as Places
  for (const key of SCALARS) note([key], was[key], is[key])
  for (const key of WHOLES) {
    if (before[key] === after[key]) continue
    for (const id of new Set([...before[key].keys(), ...after[key].keys()]))
      note([key, id], plain(before[key].get(id)), plain(after[key].get(id)))
  }
  for (const key of ROWS) {
    if (before[key] === after[key]) continue
    for (const [id, row] of after[key] as ReadonlyMap<Id, object>) noteRow(note, key, id, before[key].get(id), row)
  }
  return places
}

function noteRow(
  note: (path: string[], from: unknown, to: unknown) => void,
  key: string,
  id: Id,
  before: object | undefined,
  after: object,
): void {
  // No act brings a row into being.
  if (!before || before === after) return
  const was = before as Places
  const is = after as Places
  for (const field of Object.keys(after))
    if (!WORDS.has(field)) note([key, id, field], plain(was[field]), plain(is[field]))
}

/**
 * Whether an act can be undone: what it changed is still as it left it, nobody would be left with more votes than there
 * are, and votes stay what they were cast as. That some have changed does not stand against it, since that is nobody's
 * business; but for fresh ballots.
 */
export function mayUndo(board: Board, act: Act): boolean {
  if (!act.undo) return false
  if (act.undo.some((place) => (!isVotes(place) || act.kind === 'fresh-ballots') && !isAsLeft(board, place)))
    return false
  const back = undone(board, act.id, true)
  if (standAgainst(board, back.settings)) return false
  return ![...back.ballots.keys()].some((id) => votesSpent(back, id) > back.settings.votesEach)
}

type Place = Rewind[number]
const isVotes = ({ path: [key = ''] }: Place) => (WHOLES as readonly string[]).includes(key)
const isAsLeft = (board: Board, { path, to }: Place) => inOrder(at(board, path)) === inOrder(to)

/**
 * A value as text, whatever the order of its fields and entries: another process reads votes as rows in any order, and what
 * was kept of an act as jsonb, which has an order of its own.
 */
function inOrder(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  // A list of pairs was a map (see `plain`).
  if (Array.isArray(value)) {
    const items = value.map(inOrder)
    return `[${(value.every(Array.isArray) ? items.toSorted() : items).join()}]`
  }
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${inOrder(inner)}`)
  return `{${fields.toSorted().join()}}`
}

function at(board: Board, [key = '', id, field]: readonly string[]): unknown {
  const value = (board as unknown as Places)[key]
  if (id === undefined) return value ?? null
  const row = (value as ReadonlyMap<Id, unknown>).get(id)
  if (field !== undefined) return plain((row as Places | undefined)?.[field]) ?? null
  return plain(row) ?? null
}

/** Puts everything back where it stood. */
function rewind(board: Board, undo: Rewind): Board {
  const next = { ...board } as unknown as Record<string, ReadonlyMap<Id, unknown>>
  for (const { path, from } of undo) {
    const [key = '', id, field] = path
    if (id === undefined) next[key] = from as never
    else {
      const rows = next[key] ?? new Map()
      if (field !== undefined)
        next[key] = withEntry(rows, id, { ...(rows.get(id) as object), [field]: mapped(field, from) })
      else next[key] = from === null ? withoutEntry(rows, id) : withEntry(rows, id, new Map(from as []))
    }
  }
  return next as unknown as Board
}

/** Maps as lists of their entries, as JSON can hold them. */
function plain(value: unknown): unknown {
  return value instanceof Map ? [...value] : value
}

const mapped = (field: string, value: unknown) => (field === 'thumbs' ? new Map(value as []) : value)

/** Adds an act to the log. Only the last few can be undone, and only so many are shown. */
export function keepAct(board: Board, event: Extract<BoardEvent, { type: 'acted' }>): Board {
  const { actId: id, kind, by, target, undo, at: when } = event
  const position = ([...board.acts.values()].at(-1)?.position ?? 0) + 1
  const acts = new Map(board.acts).set(id, {
    id,
    position,
    kind,
    by,
    at: when,
    target,
    undone: false,
    undoneBy: null,
    undo,
  })
  const fading = [...acts.keys()].at(-UNDOABLE - 1)
  const old = fading === undefined ? undefined : acts.get(fading)
  if (old?.undo) acts.set(old.id, { ...old, undo: null })
  const [oldest = ''] = acts.keys()
  if (acts.size > KEPT) acts.delete(oldest)
  return { ...board, acts }
}

/**
 * The board as if the act had not been; the act stays in the log, as undone. Who has voted otherwise since keeps that. The
 * `whole` goes by the rules of merging and leaving for all that has changed since.
 */
export function undone(board: Board, actId: Id, whole: boolean, by: Id | null = null): Board {
  const act = board.acts.get(actId)
  if (!act?.undo) return board
  const asLeft = act.undo.filter((place) => !isVotes(place) || isAsLeft(board, place))
  const { board: base, places } = whole ? regrouped(board, act.undo, asLeft) : { board, places: asLeft }
  const back = whole ? settled(rewind(base, places), act.undo) : rewind(base, places)
  const returned = asLeft
    .filter(({ path, from, to }) => path[0] === 'topics' && to === 'removed' && !(whole && from === 'discussed'))
    .map(({ path }) => path[1] ?? '')
  return markUndone(withinLimits(back, returned, whole ? votesSpent : votesCast), actId, by)
}

/** The log with this act as undone. */
export function markUndone(board: Board, actId: Id, undoneBy: Id | null): Board {
  return { ...board, acts: withFields(board.acts, actId, { undone: true, undoneBy, undo: null }) }
}

/** The last act that there is to undo. That somebody stood in is over once a moderator is back, or another one does. */
export function lastAct({ acts, deputy }: Pick<Board, 'acts' | 'deputy'>): Act | undefined {
  const isOver = ({ kind, at: since }: Act) => kind === 'take-over' && deputy?.at !== since
  return [...acts.values()].findLast((act) => act.undo !== null && !isOver(act))
}
