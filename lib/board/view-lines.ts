import type { ViewKind } from './policy.ts'
import { type Board, type Id, type LineKind, lineIn } from './state.ts'
import { veiled } from './view-hidden.ts'

/** A line of notes as one kind of viewer sees it. */
export type LineView = {
  id: Id
  topicId: Id
  kind: LineKind
  text: string
  authorId?: Id
  ownerId?: Id
  due?: string
  hidden?: true
  pending?: true
}

/** The lines as one kind of viewer sees them: those of a merged topic stand under the one that it was merged into. */
export function viewLines(board: Board, kind: ViewKind): LineView[] {
  const shown: LineView[] = []
  for (const { id, topicId, kind: lineKind, text, authorId, hidden, ownerId, due } of board.lines.values()) {
    if (!lineIn(board, id)) continue
    const under = board.topics.get(topicId)?.mergedInto ?? topicId
    const line: LineView = { id, topicId: under, kind: lineKind, text }
    if (kind !== 'public') line.authorId = authorId
    if (ownerId && kind !== 'public') line.ownerId = ownerId
    if (due) line.due = due
    shown.push(veiled(line, hidden, kind === 'moderator'))
  }
  return shown
}
