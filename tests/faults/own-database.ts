import { setTimeout as wait } from 'node:timers/promises'
import { type Embedded, startEmbedded } from '#lib/db/embedded'
import { stopPostmaster } from '#lib/db/embedded-postmaster'

/** A real PostgreSQL of a run's own that can be restarted under its users. What it acknowledged it must keep. */
export class OwnDatabase {
  readonly #folder: string
  #running: Embedded

  private constructor(folder: string, running: Embedded) {
    this.#folder = folder
    this.#running = running
  }

  static async start(folder: string): Promise<OwnDatabase> {
    return new OwnDatabase(folder, await startEmbedded(folder))
  }

  /** Stays the same over a restart. */
  get url(): string {
    return this.#running.url
  }

  /** `fast` ends sessions and writes everything; `immediate` leaves it to recovery. It is away for so many ms. */
  async restart(how: 'fast' | 'immediate', awayMs: number): Promise<void> {
    const before = this.#running
    if (how === 'immediate') process.kill(before.pid, 'SIGQUIT')
    await stopPostmaster(before.pid)
    await wait(awayMs)
    this.#running = await startEmbedded(this.#folder)
    // Given back only now, so that nobody stops what lives.
    await before.stop()
    if (this.#running.url !== before.url) throw new Error('The database came back at another address.')
  }

  async stop(): Promise<void> {
    await this.#running.stop()
  }
}
