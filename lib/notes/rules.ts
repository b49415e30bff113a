import { formatShortDay } from '../date-format.ts'
import { escapeMarkdown } from '../markdown/escape.ts'
import { fail, ok, type Result } from '../result.ts'

/** A line that people wrote under a topic; of an action also who does it, and the day it is due, as YYYY-MM-DD. */
export type DraftLine = {
  kind: 'note' | 'takeaway' | 'decision' | 'action' | 'link'
  text: string
  owner?: string
  due?: string
}

/**
 * A topic as the draft needs it. `votes` is null where nobody may know, `discussedOrder` for what nobody got to; lines in the
 * order of writing. `merged` are the titles of what was merged into it.
 */
export type DraftTopic = {
  title: string
  votes: number | null
  spentMs: number
  discussedOrder: number | null
  lines: readonly DraftLine[]
  merged?: readonly string[]
}

/** The heading over what was not discussed. */
export const carriedOver = 'Not reached'

const groups = [
  { kind: 'takeaway', heading: 'Takeaways' },
  { kind: 'decision', heading: 'Decisions' },
  { kind: 'action', heading: 'Actions' },
  { kind: 'link', heading: 'Links' },
] as const

const cut = '*There was more than fits here. The rest is on the board.*'

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

function timeSpent(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return minutes < 1 ? 'less than a minute' : plural(minutes, 'minute')
}

const address = /https?:\/\/[^\s<>\p{Cc}]+/giu

/** An address without the punctuation of the sentence around it; a bracket belongs to it where it closes one of its own. */
function trimmed(url: string): string {
  const last = url.at(-1) ?? ''
  if ('.,;:!?\'"]'.includes(last)) return trimmed(url.slice(0, -1))
  return last === ')' && url.split(')').length > url.split('(').length ? trimmed(url.slice(0, -1)) : url
}

/** An address between angle brackets. What could be taken for markup is percent-encoded, which means the same. */
function link(url: string): string {
  const encode = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  return `<${url.replace(/[*_~`()[\]<>\\|{}^!"']/g, encode)}>`
}

/** People's words: markup in them is text, addresses are links. */
function linked(text: string): string {
  let done = ''
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = trimmed(found)
    if (!URL.canParse(url)) continue
    done += `${escapeMarkdown(text.slice(from, index))}${link(url)}`
    from = index + url.length
  }
  return (done + escapeMarkdown(text.slice(from))).trim()
}

type Words = (text: string) => string

const bullets = (lines: readonly DraftLine[], words: Words, indent = '') =>
  lines.map((line) => `${indent}- ${words(line.text)}${assigned(line)}`)

/** " (Ana, by December 1)". */
function assigned({ owner, due }: DraftLine): string {
  const parts = [owner && escapeMarkdown(owner), due && `by ${formatShortDay(new Date(due), 'UTC')}`].filter(Boolean)
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

const together = (topic: DraftTopic, words: Words) =>
  topic.merged?.length ? `Together with: ${topic.merged.map(words).join('; ')}` : ''

const votesOf = ({ votes }: DraftTopic) => (votes === null ? [] : [plural(votes, 'vote')])

function discussed(topic: DraftTopic, words: Words): string[] {
  const of = (kind: DraftLine['kind']) => topic.lines.filter((line) => line.kind === kind)
  const blocks = [
    `## ${words(topic.title)}`,
    `*${[...votesOf(topic), timeSpent(topic.spentMs)].join(', ')}*`,
    together(topic, words),
    bullets(of('note'), words).join('\n'),
  ]
  for (const { kind, heading } of groups) {
    const lines = of(kind)
    if (lines.length > 0) blocks.push(`### ${heading}`, bullets(lines, words).join('\n'))
  }
  return blocks.filter(Boolean)
}

function undiscussed(topics: readonly DraftTopic[], words: Words, heading: string): string[] {
  if (topics.length === 0) return []
  const items = topics
    .toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0))
    .flatMap((topic) => [
      `- ${[words(topic.title), ...votesOf(topic).map((votes) => `(${votes})`)].join(' ')}`,
      ...(topic.merged?.length ? [`  - ${together(topic, words)}`] : []),
      ...bullets(topic.lines, words, '  '),
    ])
  return [`## ${heading}`, items.join('\n')]
}

function fitting(blocks: readonly string[], longest: number): string[] {
  let length = 0
  const fits = blocks.findIndex((block) => {
    length += block.length + 2
    return length > longest
  })
  return fits < 0 ? [...blocks] : [...blocks.slice(0, fits), cut]
}

/** How a draft is written: at most so many characters, addresses as links or as mere words; the heading over what is left. */
export type DraftStyle = { longest: number; links: boolean; left?: string }

/** Below what lib/markdown takes, so that the draft can still be written on. */
export const fullDraft: DraftStyle = { longest: 36_000, links: true }

/**
 * The first draft of the notes, as Markdown: topics in the order of discussion with votes, time and lines, then what
 * nobody got to, by votes. Topics come in order of proposal, without removed ones. Empty where there was no topic.
 */
export function draftMarkdown(topics: readonly DraftTopic[], style: DraftStyle = fullDraft): string {
  const taken = topics.filter((topic) => topic.discussedOrder !== null)
  const inOrder = taken.toSorted((a, b) => (a.discussedOrder ?? 0) - (b.discussedOrder ?? 0))
  const left = topics.filter((topic) => topic.discussedOrder === null)
  const words = style.links ? linked : (text: string) => escapeMarkdown(text).trim()
  const all = [
    ...inOrder.flatMap((topic) => discussed(topic, words)),
    ...undiscussed(left, words, style.left ?? carriedOver),
  ]
  const blocks = fitting(all, style.longest)
  return blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
}

/** Whether notes of a meeting can be begun by hand now. While its board runs, they would stand in the way of its draft. */
export function judgeStart(
  meeting: { startsAt: Date; status: string; board: 'before' | 'running' | 'closed' | null },
  now: Date,
): Result<null> {
  if (meeting.status === 'cancelled') return fail('conflict', 'event-cancelled', 'This event was cancelled.')
  if (now < meeting.startsAt) return fail('conflict', 'meeting-ahead', 'This meeting lies ahead. Notes begin with it.')
  if (meeting.board === 'running')
    return fail('conflict', 'board-running', 'The board is still running. Closing it makes a draft of the notes.')
  return ok(null)
}
