import { Client, type QueryConfig, type QueryResult } from 'pg'

/**
 * A connection that runs what it is given one after the other. Prisma reads several relations of a row at once, in a
 * transaction on its one connection; pg puts them in line, warns of that, and will refuse it in version 9 (prisma#29979).
 */
export class OneByOne extends Client {
  #last: Promise<unknown> = Promise.resolve()

  // What comes with a callback is the pool's, which gives a connection to one at a time.
  override query(...args: unknown[]): never {
    const send = () => super.query(...(args as [QueryConfig])) as Promise<QueryResult>
    if (typeof args.at(-1) === 'function' || args.length !== 1) return send() as never
    const sent = this.#last.then(send)
    this.#last = sent.catch(() => undefined)
    return sent as never
  }
}
