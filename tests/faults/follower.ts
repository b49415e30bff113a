import type { Frames } from '#lib/board/frames'
import { placeText } from '#lib/board/place'
import type { BoardPage } from '#lib/board/queries'
import type { Id } from '#lib/board/state'
import { paths } from '#lib/paths'
import type { Arrival } from '#tests/faults/history'
import { type OpenSource, openSource } from '#tests/faults/source'
import { type BoardStore, createBoardStore } from '../../components/board/board-store.ts'
import { type Connection, createConnection, type FrameName } from '../../components/board/connection.ts'

/** Somebody who looks: no member whose part the page would make up before the server tells it. */
const viewer = { member: null, moderator: false, going: false }

/**
 * Follows a board as the browser does, by the browser's own code: connection, store, patches. Each time it connects it goes
 * to the next process.
 */
export class Follower {
  readonly store: BoardStore
  readonly arrivals: Arrival[] = []
  readonly #connection: Connection
  #source: OpenSource | null = null
  #opened = 0
  #live = false

  /**
   * @param first - the page as the server gave it
   * @param cookie - who looks, asked at each connection
   */
  constructor(boardId: Id, { me, present, ...page }: BoardPage, ports: readonly number[], cookie: () => string) {
    const { kind, now: _now, going: _going, joinCode: _code, ...view } = page
    this.store = createBoardStore({ view, me, present }, viewer, Date.now)
    this.arrivals.push({ kind: 'snapshot', version: view.version })
    this.#connection = createConnection({
      place: placeText({ version: view.version, kind }),
      open: (since) => {
        const port = ports[this.#opened++ % ports.length] ?? 0
        this.#source = openSource(port, paths.api.boardStream(boardId, { since }), cookie())
        return this.#source
      },
      onFrame: (name, data) => this.#take(name, JSON.parse(data)),
      onState: (link) => {
        this.#live = link === 'live'
      },
    })
  }

  /** How often it connected. */
  get connections(): number {
    return this.#opened
  }

  start(): void {
    this.#connection.start()
  }

  /** The network is back, or the page is looked at again: what is not connected connects at once, or all does. */
  comeBack(anyway = false): void {
    if (anyway || !this.#live) this.#connection.restart()
  }

  /** Stops taking what comes, for so many ms. */
  deafen(ms: number): void {
    this.#source?.deafen(ms)
  }

  stop(): void {
    this.#connection.stop()
  }

  #take(name: FrameName, frame: unknown): void {
    if (name === 'snapshot') {
      const { view } = frame as Frames['snapshot']
      this.arrivals.push({ kind: 'snapshot', version: view.version })
      this.store.takeSnapshot(view)
    } else if (name === 'patch') {
      const patch = frame as Frames['patch']
      this.arrivals.push({ kind: 'patch', from: patch.from, to: patch.to })
      if (!this.store.takePatch(patch)) this.#connection.restart(true)
    } else if (name === 'me') this.store.takeMe((frame as Frames['me']).me)
  }
}
