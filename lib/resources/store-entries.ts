import type { Root } from 'hast'
import type { Tx } from '../db/client.ts'
import type { Prisma } from '../db/generated/client.ts'
import { json } from '../db/json.ts'
import type { Rendered } from '../markdown/render.ts'
import { type DeskEntry, type EntryItem, type EntrySource, isEntryKind, wordsIn } from './view-entry.ts'

const itemColumns = {
  id: true,
  slug: true,
  kind: true,
  title: true,
  description: true,
  author: true,
  day: true,
  words: true,
  status: true,
} as const satisfies Prisma.EntrySelect

type ItemRow = Prisma.EntryGetPayload<{ select: typeof itemColumns }>

const toItem = (row: ItemRow): EntryItem => ({ ...row, kind: isEntryKind(row.kind) ? row.kind : 'article' })

/** Entries without their texts, latest day first; published ones, or drafts too. */
export async function listEntries(tx: Tx, drafts: boolean): Promise<EntryItem[]> {
  const rows = await tx.entry.findMany({
    ...(!drafts && { where: { status: 'published' } }),
    select: itemColumns,
    orderBy: [{ day: 'desc' }, { slug: 'asc' }],
    take: 500,
  })
  return rows.map(toItem)
}

/** The entry at this address or with this id; null where there is none. */
export async function readEntry(
  tx: Tx,
  which: { slug: string } | { id: string },
): Promise<(DeskEntry & { updatedAt: Date }) | null> {
  const row = await tx.entry.findUnique({ where: which })
  if (!row) return null
  const { id, slug, title, description, author, day, words, status, markdown, revision, updatedAt } = row
  return {
    ...toItem({ id, slug, kind: row.kind, title, description, author, day, words, status }),
    markdown,
    tree: row.tree as unknown as Root,
    sources: row.sources as unknown as EntrySource[],
    ideas: row.ideas as unknown as string[],
    revision,
    updatedAt,
  }
}

/** What an entry says, as it is written to the table. */
export type EntryText = Pick<DeskEntry, 'kind' | 'title' | 'description' | 'author' | 'day' | 'sources' | 'ideas'> & {
  text: Rendered
}

const columns = ({ text, sources, ideas, ...rest }: EntryText) => ({
  ...rest,
  sources: json(sources),
  ideas: json(ideas),
  markdown: text.markdown,
  tree: json(text.tree),
  words: Math.round(wordsIn(text.tree)),
})

/** Adds an entry. False where its address is taken already. */
export async function createEntry(
  tx: Tx,
  entry: EntryText & { id: string; slug: string; publishedAt: Date | null },
): Promise<boolean> {
  const { id, slug, publishedAt, ...said } = entry
  const status = publishedAt ? ('published' as const) : ('draft' as const)
  const made = await tx.entry.createMany({
    data: [{ id, slug, status, publishedAt, ...columns(said) }],
    skipDuplicates: true,
  })
  return made.count === 1
}

/** Saves over the revision that was read. False where somebody else was first. */
export async function updateEntry(
  tx: Tx,
  id: string,
  revision: number,
  change: { said: EntryText; status?: 'draft' | 'published'; publishedAt?: Date; now: Date },
): Promise<boolean> {
  const { said, status, publishedAt, now } = change
  const saved = await tx.entry.updateMany({
    where: { id, revision },
    data: {
      ...columns(said),
      ...(status && { status }),
      ...(publishedAt && { publishedAt }),
      revision: { increment: 1 },
      updatedAt: now,
    },
  })
  return saved.count === 1
}
