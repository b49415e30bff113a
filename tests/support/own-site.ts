import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import { startEmbedded } from '#lib/db/embedded'
import { meetingRow } from '#tests/support/meeting'
import { insertion, rowsOf } from '#tests/support/rows'

/** A site of a test's own, in a process of its own with a data folder of its own: it can be stopped, killed and started again. */
export class OwnSite {
  readonly port: number
  readonly folder: string
  readonly #env: Record<string, string>
  #child: ChildProcess | null = null

  private constructor(port: number, name: string, env: Record<string, string>) {
    this.port = port
    this.folder = resolve(join('.data', 'e2e', `${name}-${port}`))
    this.#env = { ...env, PORT: String(port), QUORUM_DATA: this.folder }
  }

  /** Starts one on a port that is free. `env` comes on top. */
  static async start(name: string, env: (port: number) => Record<string, string> = () => ({})): Promise<OwnSite> {
    const port = await freePort()
    const site = new OwnSite(port, name, env(port))
    await site.start()
    return site
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts it, again on the same port and data, and waits until it answers. */
  async start(): Promise<void> {
    const env = { ...process.env, LOG_LEVEL: 'error', ...this.#env }
    const child = spawn(process.execPath, ['lib/cli/start.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    this.#child = child
    const answers = async () => {
      if (child.exitCode !== null) throw new Error('The site ended before it answered.')
      return (await fetch(`${this.url}/api/health`).catch(() => null)) !== null
    }
    await expect.poll(answers, { timeout: 50_000, message: 'the site answers' }).toBe(true)
  }

  /** Asks it to stop; resolves with its exit code when it has. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    return child.exitCode
  }

  /** The address of its database, which a killed site leaves running. What is returned gives it back. */
  async database(): Promise<{ url: string; stop: () => Promise<void> }> {
    return startEmbedded(this.folder)
  }

  /** The rows of a query on its database. */
  async rows<T>(text: string, ...values: unknown[]): Promise<T[]> {
    const database = await this.database()
    try {
      return await rowsOf<T>(database.url, text, values)
    } finally {
      await database.stop()
    }
  }

  /** A meeting that is published and ahead. */
  async meeting(title: string): Promise<{ id: string; slug: string }> {
    const row = meetingRow({ title })
    const [text, values] = insertion('Event', row)
    await this.rows(text, ...values)
    return row
  }

  /** Stops it and forgets its data, also after a kill. */
  async remove(): Promise<void> {
    await this.stop()
    const database = await this.database()
    await database.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A port of 127.0.0.1 on which nobody listens. */
export function freePort(): Promise<number> {
  return new Promise((given) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => given(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
