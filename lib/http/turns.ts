import type { IncomingMessage, ServerResponse } from 'node:http'

/** How many pages are made at once, and how many may wait for their turn. */
const usual = { atOnce: 8, mostWaiting: 300 }
/** A page that takes longer, in ms, holds up the others no more: its reader may be slow, or it waits for something. */
const longest = 2_000

type Turn = { request: IncomingMessage; response: ServerResponse; begin: () => Promise<void> }

/**
 * Lets pages be made a few at a time, in the order in which they were asked for. Who has hung up by then is passed over, so
 * that nothing is made for those who have gone, and boards go on beside a crowd.
 */
export class Turns {
  readonly #waiting: Turn[] = []
  readonly #size: typeof usual
  #busy = 0

  constructor(size = usual) {
    this.#size = size
  }

  /** Begins when it is this request's turn; of requests sent in a row on one connection each begins after the last. */
  take(turn: Turn): void {
    const { response } = turn
    if (!response.socket) response.once('socket', () => this.take(turn))
    else if (this.#waiting.length >= this.#size.mostWaiting) tooMany(response)
    else {
      this.#waiting.push(turn)
      this.#next()
    }
  }

  #next(): void {
    while (this.#busy < this.#size.atOnce) {
      const turn = this.#waiting.shift()
      if (!turn) return
      if (!turn.request.socket.destroyed && !turn.response.destroyed) this.#begin(turn)
    }
  }

  #begin({ begin }: Turn): void {
    this.#busy += 1
    let over = false
    const end = () => {
      clearTimeout(timer)
      if (over) return
      over = true
      this.#busy -= 1
      // Later, so that hang-ups are heard before the next one begins.
      setImmediate(() => this.#next())
    }
    const timer = setTimeout(end, longest).unref()
    begin().then(end, end)
  }
}

function tooMany(response: ServerResponse): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' }
  response
    .writeHead(503, headers)
    .end('Very many people ask for pages at this moment. Please try again in five seconds.\n')
}
