import type { Tx } from '../db/client.ts'

/** A line with an address in it, and where it stands. */
export type LineWithAddress = { text: string; topic: string; event: { slug: string; title: string } }

/**
 * The latest lines that hold a web address, of the latest meetings first; without what a moderator hid or took away, and
 * without boards of drafts.
 */
export async function readLinesWithAddresses(tx: Tx, limit: number): Promise<LineWithAddress[]> {
  const lines = await tx.line.findMany({
    where: {
      ...{ hidden: false, removed: false, text: { contains: '://' } },
      topic: { hidden: false, status: { not: 'removed' } },
      board: { event: { status: { not: 'draft' } } },
    },
    select: {
      text: true,
      topic: { select: { title: true } },
      board: { select: { event: { select: { slug: true, title: true } } } },
    },
    orderBy: [{ board: { event: { startsAt: 'desc' } } }, { boardId: 'asc' }, { position: 'desc' }],
    take: limit,
  })
  return lines.map(({ text, topic, board }) => ({ text, topic: topic.title, event: board.event }))
}
