import pg from 'pg'
import { env } from '../env.ts'
import { log } from '../log.ts'

type Ear = { onNews: (payload: string) => void; onGap: () => void }

/** The one LISTEN connection of a process. It comes back by itself, and tells its ears that they may have missed something. */
class Listener {
  readonly #ears = new Map<string, Set<Ear>>()
  #client: pg.Client | null = null
  #stopped = false
  #retry: NodeJS.Timeout | null = null

  add(channel: string, ear: Ear): () => void {
    const ears = this.#ears.get(channel) ?? new Set()
    const isNew = ears.size === 0
    this.#ears.set(channel, ears.add(ear))
    if (!this.#client && !this.#retry) this.#connect()
    else if (isNew && this.#client) this.#client.query(`LISTEN ${channel}`).then(ear.onGap, () => this.#lost())
    return () => ears.delete(ear)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#retry) clearTimeout(this.#retry)
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => undefined)
  }

  #connect(): void {
    const client = new pg.Client({
      connectionString: env().directUrl,
      application_name: 'quorum-listen',
      keepAlive: true,
    })
    this.#client = client
    client.on('notification', ({ channel, payload }) => {
      for (const ear of this.#ears.get(channel) ?? []) ear.onNews(payload ?? '')
    })
    client.on('error', () => this.#lost(client))
    client.on('end', () => this.#lost(client))
    this.#open(client).catch((error: unknown) => {
      log().warn({ err: error }, 'listening failed, trying again')
      this.#lost(client)
    })
  }

  async #open(client: pg.Client): Promise<void> {
    await client.connect()
    for (const channel of this.#ears.keys()) await client.query(`LISTEN ${channel}`)
    // The first time too: what happened between `add` and now was not heard.
    for (const ears of this.#ears.values()) for (const ear of ears) ear.onGap()
  }

  #lost(client: pg.Client | null = this.#client): void {
    if (this.#stopped || client !== this.#client) return
    this.#client = null
    client?.end().catch(() => undefined)
    this.#retry ??= setTimeout(
      () => {
        this.#retry = null
        this.#connect()
      },
      250 + Math.random() * 500,
    )
  }
}

const shared = globalThis as { __quorumListener?: Listener }

/** This process's listener. */
export function listener(): Listener {
  shared.__quorumListener ??= new Listener()
  return shared.__quorumListener
}
