import { boardDb, db, transaction } from '../db/client.ts'
import { isOutage } from '../http/outage.ts'
import { fail, type Result } from '../result.ts'
import { type Settled, settleBatch } from './batch.ts'
import { tellBoardChange } from './changes.ts'
import { noSuchBoard } from './entrance.ts'
import { type Intake, idOf } from './ledger-intake.ts'
import { Pace } from './pace.ts'
import type { Board, Id } from './state.ts'
import { type Answer, readEventStatus } from './store-read.ts'

type Waiting = { intake: Intake; resolve: (answer: Result<Answer>) => void; reject: (error: unknown) => void }

/** How many commands share a transaction, and how many may wait on one board before we say so. */
const batchSize = 64
const mostWaiting = 2_000
/** How many of the ids that a board accepted last are known without asking the database. */
const mostKnown = 4_096
/** An idle board's last state is kept for as long, in ms. */
const keepMs = 60_000

/** The queue of one board in one process: what waits is decided in batches, each one transaction under the board's lock. */
class BoardQueue {
  #waiting: Waiting[] = []
  #running = false
  #cached: Board | null = null
  readonly #known = new Set<Id>()
  readonly #boardId: Id
  readonly #onIdle: () => void
  readonly #onCommit: (boardId: Id, board: Board) => void
  #idle: NodeJS.Timeout | null = null

  constructor(boardId: Id, onCommit: (boardId: Id, board: Board) => void, onIdle: () => void) {
    this.#boardId = boardId
    this.#onCommit = onCommit
    this.#onIdle = onIdle
  }

  /** Whether this very id was accepted here not long ago. */
  knows(intake: Intake): boolean {
    return this.#known.has(idOf(intake) ?? '')
  }

  push(intake: Intake): Promise<Result<Answer>> {
    if (this.#waiting.length >= mostWaiting)
      return Promise.resolve(
        fail('overloaded', 'board-overloaded', 'This board has more to do than it can. Please try again.', {
          retryAfter: 1,
        }),
      )
    const { promise, resolve, reject } = Promise.withResolvers<Result<Answer>>()
    this.#waiting.push({ intake, resolve, reject })
    if (!this.#running) void this.#run()
    return promise
  }

  /** Never rejects: what fails is told to whoever waits for it. */
  async #run(): Promise<void> {
    this.#running = true
    if (this.#idle) clearTimeout(this.#idle)
    // What arrives in the same turn shares the first batch.
    await new Promise(setImmediate)
    while (this.#waiting.length > 0) await this.#settle(this.#waiting.splice(0, batchSize))
    this.#running = false
    this.#idle = setTimeout(this.#onIdle, keepMs).unref()
  }

  async #settle(batch: Waiting[]): Promise<void> {
    try {
      await this.#commit(batch)
    } catch (error) {
      this.#cached = null
      // One poison command must not take the others down. When the database is away, nobody is to blame.
      if (batch.length === 1 || isOutage(error)) for (const { reject } of batch) reject(error)
      else for (const waiting of batch) await this.#settle([waiting])
    }
  }

  async #commit(batch: Waiting[]): Promise<void> {
    const intakes = batch.map(({ intake }) => intake)
    const cached = this.#cached
    const settled = await transaction<Settled>((tx) => settleBatch(tx, this.#boardId, intakes, cached), boardDb())
    const { answers, board } = settled
    const changed = board !== null && board.version !== cached?.version
    this.#cached = board
    for (const [index, { intake, resolve, reject }] of batch.entries()) {
      const answer = answers[index]
      if (answer?.ok) this.#keep(idOf(intake))
      if (answer) resolve(answer)
      else reject(new Error('A command of the batch got no answer.'))
    }
    if (changed) this.#onCommit(this.#boardId, board)
  }

  #keep(id: Id | null): void {
    if (id !== null) this.#known.add(id)
    if (this.#known.size <= mostKnown) return
    const [oldest = ''] = this.#known
    this.#known.delete(oldest)
  }
}

/** All queues of one process. */
export class BoardQueues {
  readonly #queues = new Map<Id, BoardQueue>()
  readonly #pace = new Pace()
  readonly #onCommit: (boardId: Id, board: Board) => void

  /** @param onCommit - hears each state that was committed here */
  constructor(onCommit: (boardId: Id, board: Board) => void) {
    this.#onCommit = onCommit
  }

  /**
   * Puts an intake into its board's queue. Resolves after the commit with the answer, or with a refusal; rejects when it
   * could not be decided, in which case the same command may be sent again. Who sends too fast is `limited`.
   */
  async push(boardId: Id, intake: Intake): Promise<Result<Answer>> {
    const admitted = await this.#pace.admit(boardId, intake, this.#queues.get(boardId)?.knows(intake) ?? false)
    if (!admitted.ok) return admitted
    // Anybody can think of ids: what there is not gets no queue, and takes none of the connections that boards share.
    const there = this.#queues.has(boardId) || (await readEventStatus(db(), boardId)) !== null
    return there ? this.#queue(boardId).push(intake) : noSuchBoard()
  }

  #queue(boardId: Id): BoardQueue {
    const known = this.#queues.get(boardId)
    if (known) return known
    const queue = new BoardQueue(boardId, this.#onCommit, () => this.#queues.delete(boardId))
    this.#queues.set(boardId, queue)
    return queue
  }
}

const shared = globalThis as { __quorumBoardQueues?: BoardQueues }

/** This process's queues. */
export function boardQueues(): BoardQueues {
  shared.__quorumBoardQueues ??= new BoardQueues(tellBoardChange)
  return shared.__quorumBoardQueues
}
