import { stringify } from 'csv-stringify/sync'
import type { BoardView, Me, TopicView } from '../board/view.ts'
import { veiled } from '../board/view-hidden.ts'
import { escapeMarkdown } from '../markdown/escape.ts'
import { type DraftTopic, draftMarkdown } from '../notes/rules.ts'
import type { BoardCopy, TopicCopy } from './schema-board.ts'

type Seen = Pick<BoardView, 'phase' | 'topics' | 'lines' | 'people'> & { me: Pick<Me, 'topics' | 'votes'> | null }

/**
 * What somebody takes along of the board that they see. A file is passed on, so what a moderator has hidden stays hidden in
 * it, in a moderator's too.
 */
export function copyOf(seen: Seen, event: BoardCopy['event']): BoardCopy {
  const names = new Map(seen.people.map((person) => [person.id, veiled(person, person.hidden === true, false).name]))
  const nameOf = (id: string | undefined) => names.get(id ?? '') || null
  const lines = Map.groupBy(seen.lines, ({ topicId }) => topicId)
  const topics = seen.topics.flatMap((one): TopicCopy[] => {
    const topic = veiled(one, one.hidden === true, false)
    const under = (lines.get(topic.id) ?? []).map((line) => {
      const { kind, text, authorId, ownerId, due } = veiled(line, line.hidden === true, false)
      return { kind, text, by: nameOf(authorId), owner: nameOf(ownerId), due: due ?? null }
    })
    const merged = (topic.merged ?? []).map((other) => mergedCopy(veiled(other, 'hidden' in other, false), topic))
    return [{ ...topicCopy(topic, seen.me), proposedBy: nameOf(topic.authorId), lines: under }, ...merged]
  })
  return { event, phase: seen.phase, topics }
}

function topicCopy(topic: TopicView, me: Seen['me']): Omit<TopicCopy, 'proposedBy' | 'lines'> {
  const { id, title, details, anonymous, votes, status, discussedOrder, spentMs, continued } = topic
  return {
    title,
    details,
    anonymous: anonymous === true,
    votes: votes ?? null,
    yourVotes: me?.votes.filter((topicId) => topicId === id).length ?? 0,
    status: status === 'removed' ? 'open' : status,
    order: discussedOrder,
    minutes: Math.round(spentMs / 6_000) / 10,
    extensions: continued,
    mergedInto: null,
  }
}

const mergedCopy = ({ title }: { title: string }, into: TopicView): TopicCopy => ({
  ...{ title, details: '', proposedBy: null, anonymous: false, votes: null, yourVotes: 0, status: 'merged' },
  ...{ order: null, minutes: 0, extensions: 0, mergedInto: into.title, lines: [] },
})

const kinds = { note: 'notes', takeaway: 'takeaways', decision: 'decisions', action: 'actions', link: 'links' } as const

/**
 * One row a topic, for a spreadsheet: with a byte order mark, by which Excel reads UTF-8, and with an apostrophe before what
 * it would take for a formula.
 */
export function toCsv({ topics }: BoardCopy): string {
  const rows = topics.map((topic) => {
    const of = Object.entries(kinds).map(([kind, column]) => {
      const texts = topic.lines.filter((line) => line.kind === kind).map(lineText)
      return [column, texts.join('\n')]
    })
    return {
      topic: topic.title,
      details: topic.details,
      'proposed by': topic.anonymous ? 'anonymous' : topic.proposedBy,
      votes: topic.votes,
      status: topic.status,
      order: topic.order,
      minutes: topic.minutes,
      extensions: topic.extensions,
      ...Object.fromEntries(of),
      'merged into': topic.mergedInto,
    }
  })
  return stringify(rows, { bom: true, header: true, columns, escape_formulas: true, record_delimiter: 'windows' })
}

const columns = [
  ...['topic', 'details', 'proposed by', 'votes', 'status', 'order', 'minutes', 'extensions'],
  ...[...Object.values(kinds), 'merged into'],
]

/** "Measure it (Ana, 2026-12-01)". */
function lineText({ text, owner, due }: TopicCopy['lines'][number]): string {
  const who = [owner, due].filter(Boolean).join(', ')
  return who ? `${text} (${who})` : text
}

/** As the draft of the notes has it, under the meeting's title. */
export function toMarkdown({ event, phase, topics }: BoardCopy): string {
  const drafts: DraftTopic[] = []
  for (const topic of topics) {
    const last = drafts.at(-1)
    if (topic.mergedInto === null) drafts.push(draftOf(topic))
    else if (last) last.merged = [...(last.merged ?? []), topic.title]
  }
  const left = phase === 'closed' ? 'Not reached' : 'Not discussed yet'
  const head = `# ${escapeMarkdown(event.title)}\n\n${event.date}, <${event.address}>\n`
  const body = draftMarkdown(drafts, { longest: Number.POSITIVE_INFINITY, links: true, left })
  return body ? `${head}\n${body}` : head
}

function draftOf({ title, votes, minutes, order, lines }: TopicCopy): DraftTopic {
  return {
    title,
    votes,
    spentMs: minutes * 60_000,
    discussedOrder: order,
    lines: lines.map(({ kind, text, owner, due }) => ({ kind, text, ...(owner && { owner }), ...(due && { due }) })),
  }
}
