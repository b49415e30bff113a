import type { Tx } from '../db/client.ts'

/** The meeting of a board; null where there is none. */
export async function readMeetingOf(
  tx: Tx,
  boardId: string,
): Promise<{ title: string; date: string; slug: string } | null> {
  return tx.event.findUnique({ where: { id: boardId }, select: { title: true, date: true, slug: true } })
}
