import type { ElementContent, Root, RootContent } from 'hast'
import type { EventView } from '../events/view.ts'
import { carriedOver } from './rules.ts'

export type NotesStatus = 'draft' | 'published'

/** The event as its notes show it. Instants are ISO texts (UTC). */
export type NotesEvent = Pick<
  EventView,
  'id' | 'slug' | 'title' | 'status' | 'mode' | 'startsAt' | 'endsAt' | 'timeZone' | 'hasTime' | 'place' | 'links'
>

/** Notes in a list: the topics, and the first words where there are no headings. */
export type NotesListItem = {
  slug: string
  title: string
  startsAt: string
  timeZone: string
  topics: string[]
  excerpt: string
}

/** One page of the list, latest meeting first. */
export type NotesPage = { notes: NotesListItem[]; page: number; hasOlder: boolean }

/** Notes as they are read. */
export type NotesView = {
  event: NotesEvent
  status: NotesStatus
  tree: Root
  publishedAt: string | null
  mayEdit: boolean
}

/** Notes as they are written; `notes` is null where nobody has begun them. */
export type DeskNotes = {
  event: NotesEvent
  board: 'before' | 'running' | 'closed' | null
  notes: {
    markdown: string
    tree: Root
    status: NotesStatus
    revision: number
    updatedAt: string
  } | null
  mayPublish: boolean
  /** What these notes say though a moderator hid it on the board since: whoever writes them takes it out. */
  hiddenWords: string[]
  /** Why notes cannot be begun now; null where they can. */
  notYet: string | null
}

function textOf(node: RootContent | ElementContent): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

// The draft of the notes writes some signs of an address as %2A and the like.
const plain = (text: string) =>
  squeezed(text.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))))

/** Which of these words of the board stand in the notes. */
export function foundIn(tree: Root, words: readonly string[]): string[] {
  const text = plain(tree.children.map(textOf).join(' '))
  return words.filter((word) => text.includes(plain(word)))
}

/** The topics of notes: their headings of the highest level, without what was carried over. */
export function topicsOf(tree: Root): string[] {
  const headings = tree.children.flatMap((node) =>
    node.type === 'element' && /^h[1-6]$/.test(node.tagName)
      ? [{ level: node.tagName, text: squeezed(textOf(node)) }]
      : [],
  )
  const highest = headings.map(({ level }) => level).sort()[0]
  return headings.flatMap(({ level, text }) => (level === highest && text && text !== carriedOver ? [text] : []))
}

/** The first words of notes, headings left out, cut at a word. */
export function excerptOf(tree: Root, length = 180): string {
  const parts = tree.children.map((node) =>
    node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? '' : textOf(node),
  )
  const text = squeezed(parts.join(' '))
  return text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, '')} …`
}

/** By how much headings move down so that none stands beside the page's own. */
export function headingShift(tree: Root): 0 | 1 {
  return tree.children.some((node) => node.type === 'element' && node.tagName === 'h1') ? 1 : 0
}
