import { db } from '../db/client.ts'
import { trackStream } from '../realtime/streams.ts'
import { ok, type Result } from '../result.ts'
import { keepTime } from './clock.ts'
import { claimIfGuest } from './commands.ts'
import { noSuchBoard } from './entrance.ts'
import { type Hub, hub } from './hub.ts'
import type { Claim } from './identity.ts'
import type { Place } from './place.ts'
import type { Viewer } from './reader.ts'
import type { Room } from './room.ts'
import { type Connection, highWaterMark, sinkOf } from './sink.ts'
import type { Board, Id } from './state.ts'
import { ensureBoard } from './store-write.ts'
import { identify } from './viewers.ts'

/** What a stream is opened with. */
export type Opening = {
  claim: Claim
  boardId: Id
  address: string
  place: Place | null
  signal: AbortSignal
  connection: Connection | null
}

/**
 * Opens a live view of a board as Server-Sent Events (frames.ts): subscribes first, then sends the snapshot or what was
 * missed since `place`, so that no change falls between. Ends when the request does. Whose session or role changes on the way
 * in comes in as who they are by then.
 */
export async function openBoardStream(
  opening: Opening,
  central: Hub = hub(),
): Promise<Result<ReadableStream<Uint8Array>>> {
  for (;;) {
    const stream = await central.letIn((heard) => tryToOpen(opening, central, heard))
    if (stream) return stream
  }
}

/** Null where who it is has changed meanwhile. */
async function tryToOpen(
  opening: Opening,
  central: Hub,
  heard: ReadonlySet<Id | null>,
): Promise<Result<ReadableStream<Uint8Array>> | null> {
  const { claim, boardId, address, place, signal } = opening
  const room = central.room(boardId)
  const [there, who] = await Promise.all([
    room.live.ready(place?.version),
    identify(boardId, claim.sessionId),
    keepTime(),
  ])
  const organizer = who?.organizer ?? false
  const board = there ?? (await makeBoard(room, organizer))
  if (!board) central.forget(boardId)
  if (!board || !(await room.mayRead(organizer))) return noSuchBoard()
  // A time that is up is said once they are in (Room), so that they count among those who are there to answer.
  if (await claimIfGuest(claim, who, boardId, board)) await room.live.ready()
  if (signal.aborted) return ok(new ReadableStream({ start: (controller) => controller.close() }))
  if (who && (heard.has(null) || heard.has(who.personId))) return null
  const viewer = { sessionId: claim.sessionId, who, guest: claim.guest }
  const seat = central.seats.take(viewer, address)
  return seat.ok ? ok(streamOf(room, viewer, opening, seat.value)) : seat
}

/** The event's board, which it does not have yet. */
async function makeBoard(room: Room, byOrganizer: boolean): Promise<Board | null> {
  await ensureBoard(db(), room.live.boardId, byOrganizer)
  return room.live.ready()
}

function streamOf(
  room: Room,
  viewer: Viewer,
  { place, signal, connection }: Opening,
  freeSeat: () => void,
): ReadableStream<Uint8Array> {
  let finish: () => void = () => undefined
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const sink = sinkOf(controller, connection, () => finish())
        const reader = room.enter(viewer, sink, place)
        const forget = trackStream((reason) => room.dismiss(reader, reason))
        finish = () => {
          sink.close()
          room.leave(reader)
          freeSeat()
          forget()
          signal.removeEventListener('abort', finish)
        }
        signal.addEventListener('abort', finish)
      },
      // Next tells the end by the signal alone; others cancel.
      cancel: () => finish(),
    },
    { highWaterMark, size: (bytes) => bytes.byteLength },
  )
}
