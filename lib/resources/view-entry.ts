import type { Element, ElementContent, Root, RootContent } from 'hast'

/** What an entry of our own can be. */
export const entryKinds = {
  article: 'Article',
  topic: 'Topic page',
  'study-notes': 'Study notes',
} as const

export type EntryKind = keyof typeof entryKinds
export type EntryStatus = 'draft' | 'published'
export type EntrySource = { label: string; url: string | null }

/** An entry in a list, without its text. `day` is `YYYY-MM-DD`. */
export type EntryItem = {
  id: string
  slug: string
  kind: EntryKind
  title: string
  description: string
  author: string | null
  day: string
  words: number
  status: EntryStatus
}

/** An entry as it is read, with the entries before and after it by day, and all others that a text may name. */
export type EntryView = EntryItem & {
  tree: Root
  sources: EntrySource[]
  ideas: string[]
  newer: EntryItem | null
  older: EntryItem | null
  others: EntryItem[]
  mayEdit: boolean
  updatedAt: string
}

/** An entry as the desk has it. */
export type DeskEntry = EntryItem & {
  markdown: string
  tree: Root
  sources: EntrySource[]
  ideas: string[]
  revision: number
}

/** Whether a text is a kind that we have. */
export function isEntryKind(text: string): text is EntryKind {
  return Object.hasOwn(entryKinds, text)
}

function textOf(node: RootContent | ElementContent): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** How many words a text has; a sign of a script without spaces counts as half a word. */
export function wordsIn(tree: Root): number {
  const text = tree.children.map(textOf).join(' ')
  const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
  return (text.match(dense)?.length ?? 0) / 2 + (text.replace(dense, ' ').match(/\S+/g)?.length ?? 0)
}

/** Minutes that one reads, at 220 words a minute; at least one. */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / 220))
}

/** A heading in the table of contents; those of the third level stand under the one before. */
export type Contents = { id: string; text: string; parts: { id: string; text: string }[] }[]

/** The table of contents: headings of the second and third level that have an id. */
export function contentsOf(tree: Root): Contents {
  const contents: Contents = []
  for (const node of tree.children) {
    if (node.type !== 'element' || !/^h[23]$/.test(node.tagName)) continue
    const id = idOf(node)
    if (id === null) continue
    const heading = { id, text: textOf(node).replace(/\s+/g, ' ').trim() }
    const above = contents.at(-1)
    if (node.tagName === 'h3' && above) above.parts.push(heading)
    else contents.push({ ...heading, parts: [] })
  }
  return contents
}

const idOf = ({ properties }: Element): string | null => (typeof properties.id === 'string' ? properties.id : null)

const plain = (name: string) => name.normalize('NFC').trim().toLowerCase()

/** The entry that a `[[name]]` means: by title or by address, whatever the case; null where there is none. */
export function entryNamed<T extends Pick<EntryItem, 'slug' | 'title'>>(entries: readonly T[], name: string): T | null {
  const wanted = plain(name)
  return entries.find(({ slug, title }) => plain(title) === wanted || slug === wanted) ?? null
}
