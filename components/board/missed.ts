import type { Id } from '#lib/board/state'
import type { BoardView, TopicView } from '#lib/board/view'
import { apart, counted } from './words.ts'

/** Being away for less, in ms, is not worth a word. */
const worthMs = 20_000
const mostLines = 3

/** As much of a view as it takes to tell later what has happened since. */
export type Seen = Pick<BoardView, 'phase' | 'cancelled'> & {
  topics: readonly (Pick<TopicView, 'id' | 'status'> & { merged?: readonly { id: Id }[] })[]
  lines: readonly { id: Id }[]
}

/** What was seen last, and when. */
export type Left = { view: Seen; at: number }

/** What happened between two views, in up to three lines, what matters most first. */
export function missedBetween(before: Seen, after: BoardView): string[] {
  const lines = [
    phaseLine(before, after),
    topicLine(before, after),
    ...outcomeLines(before, after),
    newTopics(before, after),
  ]
  return lines.filter((line) => line !== null).slice(0, mostLines)
}

const phases = {
  collecting: 'The board went back to collecting topics.',
  voting: 'Voting was opened.',
  discussing: 'The discussion has begun.',
  closed: 'The board was closed.',
}

function phaseLine(before: Seen, after: BoardView): string | null {
  if (!before.cancelled && after.cancelled) return 'This meeting was cancelled.'
  return before.phase === after.phase ? null : phases[after.phase]
}

/** "“Tea” and 2 more topics were discussed; now it is “Naps”." */
function topicLine(before: Seen, after: BoardView): string | null {
  const was = new Map(before.topics.map(({ id, status }) => [id, status]))
  const done = after.topics.filter(({ id, status }) => status === 'discussed' && was.get(id) !== 'discussed')
  const now = after.topics.find(({ status }) => status === 'discussing')
  const isNew = now !== undefined && was.get(now.id) !== 'discussing'
  const parts = [done.length > 0 && `${named(done)} discussed`, isNew && `now it is ${quoted(now)}`].filter(Boolean)
  const [first = ''] = parts
  return first ? `${parts.join('; ').replace(/^now it is/, 'Now it is')}.` : null
}

function named(topics: readonly TopicView[]): string {
  const [first, ...more] = topics
  if (!first) return ''
  if (more.length === 0) return `${quoted(first)} was`
  return `${quoted(first)} and ${counted(more.length, 'more topic')} were`
}

const quoted = ({ title }: TopicView) => `“${apart(title)}”`

/** What was agreed is worth a line of its own, what else was written a number. */
function outcomeLines(before: Seen, after: BoardView): (string | null)[] {
  const known = new Set(before.lines.map(({ id }) => id))
  const added = after.lines.filter(({ id }) => !known.has(id))
  const count = (kind: string) => added.filter((line) => line.kind === kind).length
  const kinds = ['decision', 'action', 'takeaway'] as const
  const agreed = kinds.flatMap((kind) => (count(kind) > 0 ? [counted(count(kind), kind)] : []))
  if (agreed.length > 0) return [`Written down: ${agreed.join(', ')}.`]
  return [
    added.length > 0
      ? `${counted(added.length, 'line')} of notes ${added.length === 1 ? 'was' : 'were'} written.`
      : null,
  ]
}

function newTopics(before: Seen, after: BoardView): string | null {
  const known = new Set(before.topics.flatMap(({ id, merged = [] }) => [id, ...merged.map((other) => other.id)]))
  const added = after.topics.filter(({ id }) => !known.has(id))
  const [first, ...more] = added
  if (!first) return null
  return more.length === 0
    ? `${quoted(first)} was proposed.`
    : `${quoted(first)} and ${counted(more.length, 'more topic')} were proposed.`
}

export type Gap = ReturnType<typeof createGap>

/** Notices gaps in what the page hears, also while the machine slept, and tells what happened in them. */
export function createGap(tell: (lines: string[]) => void, now: () => number = Date.now) {
  let heardAt = now()
  let left: Left | null = null
  return {
    /** An earlier page of this tab was left so; what has happened since is told with what comes first. */
    resume(earlier: Left | null): void {
      left ??= earlier
    },
    /** What counts as seen, should this page go now. */
    seen: (view: BoardView): Left => left ?? { view, at: now() },
    /** The connection is away; what was shown until now counts as seen. */
    open(view: BoardView): void {
      left ??= { view, at: heardAt }
    },
    /** A frame came. */
    heard(): void {
      if (!left) heardAt = now()
    },
    /** All that was missed is here. */
    close(view: BoardView): void {
      const gap = left
      left = null
      const away = gap ? now() - gap.at : 0
      heardAt = now()
      const lines = gap && away >= worthMs ? missedBetween(gap.view, view) : []
      // What an earlier gap held and nobody has read yet is not wiped by one that held nothing.
      if (lines.length > 0) tell(lines)
    },
  }
}
