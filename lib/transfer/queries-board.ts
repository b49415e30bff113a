import type { Claim } from '../board/identity.ts'
import { getBoard } from '../board/queries.ts'
import { db } from '../db/client.ts'
import { env } from '../env.ts'
import { paths } from '../paths.ts'
import { fail, ok, type Result } from '../result.ts'
import { copyOf, toCsv, toMarkdown } from './rules-board.ts'
import type { ExportFormat } from './schema-board.ts'
import { readMeetingOf } from './store-board.ts'

/** A file to take along. */
export type BoardFile = { name: string; type: string; text: string }

/** The board as a file, with what whoever asks sees of it on the board, and no more. */
export async function getBoardFile(claim: Claim, boardId: string, format: ExportFormat): Promise<Result<BoardFile>> {
  const board = await getBoard(claim, boardId)
  if (!board.ok) return board
  const meeting = await readMeetingOf(db(), boardId)
  if (!meeting) return fail('not-found', 'no-such-board', 'We cannot find this board.')
  const { title, date, slug } = meeting
  const copy = copyOf(board.value, { title, date, address: env().siteUrl + paths.event(slug) })
  const name = `${slug}-board.${format}`
  switch (format) {
    case 'md':
      return ok({ name, type: 'text/markdown; charset=utf-8', text: toMarkdown(copy) })
    case 'csv':
      return ok({ name, type: 'text/csv; charset=utf-8', text: toCsv(copy) })
    case 'json':
      return ok({ name, type: 'application/json', text: `${JSON.stringify(copy, null, 2)}\n` })
  }
}
