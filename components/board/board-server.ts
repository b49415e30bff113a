import type { BoardPage } from '#lib/board/queries'
import type { BoardCommand } from '#lib/board/schema'
import type { Id } from '#lib/board/state'
import { paths } from '#lib/paths'
import { askTime, fetchBoard, joinBoard, sendCommand } from './board-api.ts'
import type { Source } from './connection.ts'
import type { Answer, Outcome } from './outbox.ts'

/** Whoever decides about a board: the site, or for a rehearsal this very page. */
export type BoardServer = {
  send(command: BoardCommand): Promise<Answer>
  join(guest: Parameters<typeof joinBoard>[1]): Promise<Outcome>
  read(): Promise<BoardPage>
  /** Its time, in ms since 1970. */
  time(): Promise<number>
  /** Opens the stream, after this place, or from a snapshot where it is null. */
  open(since: string | null): Source
  /** Whether this is only practice, of which nothing stays. */
  practice: boolean
}

/** The site's own board. `publicly` reads it as anybody may, whoever is signed in here. */
export function siteServer(boardId: Id, publicly: boolean): BoardServer {
  const as = publicly ? 'public' : undefined
  return {
    send: (command) => sendCommand(boardId, command),
    join: (guest) => joinBoard(boardId, guest),
    read: () => fetchBoard(boardId),
    time: askTime,
    open: (since) => new EventSource(paths.api.boardStream(boardId, { since, as })),
    practice: false,
  }
}
