import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** The connections on which nothing has been asked that is not answered. */
export type Waiting = { close(): void }

/**
 * Knows which connections of a server wait for a request. `closeIdleConnections` leaves those on which none ever came, and
 * browsers open some in advance: a stop would wait for them.
 */
export function watchWaiting(server: Server): Waiting {
  const waiting = new Set<Socket>()
  server.on('connection', (socket) => {
    waiting.add(socket)
    socket.on('close', () => waiting.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    waiting.delete(socket)
    response.on('close', () => {
      if (!socket.destroyed) waiting.add(socket)
    })
  })
  return {
    close: () => {
      for (const socket of waiting) socket.destroy()
    },
  }
}
