import { watchBoard } from '#lib/board/api'
import { claimOf } from '#lib/board/identity'
import { readPlace } from '#lib/board/place'
import { openBoardStream } from '#lib/board/stream'
import { browserOf } from '#lib/http/browser'
import { requestContext } from '#lib/http/context'
import { handle } from '#lib/http/handle'

export const dynamic = 'force-dynamic'

/**
 * The board live, as Server-Sent Events (lib/board/frames.ts). `?since=` or Last-Event-ID, each with the id of the last
 * frame, resume from there.
 */
export const GET = handle(watchBoard, async ({ request, params, query, address }) => {
  const cookies = request.headers.get('cookie')
  const headers = new Headers({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  // So that a guest who joins, and whose answer gets lost, can be told from others (see joinBoard).
  const { cookie } = browserOf(cookies)
  if (cookie) headers.append('set-cookie', cookie)
  if (request.method === 'HEAD') return new Response(null, { headers })
  const { response } = requestContext()
  const stream = await openBoardStream({
    claim: query.as === 'public' ? { sessionId: null, guest: null } : await claimOf(cookies, params.boardId),
    boardId: params.boardId,
    address,
    place: readPlace(query.since ?? request.headers.get('last-event-id')),
    signal: request.signal,
    connection: {
      isOpen: () => response.headersSent,
      write: (bytes) => void response.write(bytes),
      backlog: () => response.writableLength,
      destroy: () => response.destroy(),
    },
  })
  return stream.ok ? new Response(stream.value, { headers }) : stream
})
