import { boardDb } from '../db/client.ts'
import type { Board, Id } from './state.ts'
import { type EventStatus, readBoard } from './store-read.ts'

/**
 * One board as this process knows it: its latest state, and whether there is news of a later one. However many ask, it is
 * read once.
 */
export class LiveBoard {
  readonly boardId: Id
  board: Board | null = null
  status: EventStatus = 'published'
  readonly #onState: (board: Board) => void
  readonly #onStatus: (status: EventStatus) => void
  #wanted = 0
  #stale = true
  #reading: Promise<void> | null = null

  /**
   * @param onState - hears each later state
   * @param onStatus - hears when the event was cancelled, restored, published or withdrawn
   */
  constructor(boardId: Id, onState: (board: Board) => void, onStatus: (status: EventStatus) => void) {
    this.boardId = boardId
    this.#onState = onState
    this.#onStatus = onStatus
  }

  /** Whether there is news of a later state, or may be. */
  get behind(): boolean {
    return this.#stale || this.board === null || this.board.version < this.#wanted
  }

  /** Keeps news of a version; null means that news may have been missed. */
  hear(version: number | null): void {
    if (version === null) this.#stale = true
    else this.#wanted = Math.max(this.#wanted, version)
  }

  /** Takes a state that was committed; one that is not ahead is left aside. */
  accept(board: Board): void {
    if (this.board && board.version <= this.board.version) return
    this.board = board
    this.#onState(board)
  }

  /**
   * The latest state. Null where there is no such board. Rejects when the database is away.
   * @param seen - the version that somebody holds already, by way of another process whose news may still be on their way
   */
  async ready(seen = 0): Promise<Board | null> {
    const misses = () => this.behind || (this.board?.version ?? 0) < seen
    // News may come while reading: then once more, but not for ever.
    for (let tries = 0; misses() && tries < 3; tries++) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null
      })
      await this.#reading
      if (this.board === null) return null
    }
    return this.board
  }

  async #read(): Promise<void> {
    this.#stale = false
    try {
      const found = await readBoard(boardDb(), this.boardId)
      if (!found) this.board = null
      else {
        const before = this.status
        this.status = found.status
        this.accept(found.board)
        if (before !== found.status) this.#onStatus(found.status)
      }
    } catch (error) {
      this.#stale = true
      throw error
    }
  }
}
