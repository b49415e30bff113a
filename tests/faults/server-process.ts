import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '#lib/cli/data-folder'

/** How long a process may take until it answers, on a machine that has much to do, and to end when it is asked to. */
const READY_MS = 90_000
const END_MS = 10_000

/** One server process of the site: the production build, on a database of somebody else's. */
export class ServerProcess {
  readonly port: number
  readonly #env: NodeJS.ProcessEnv
  readonly #log: string
  /** Each time that it ended without having been asked to, and how. */
  readonly deaths: string[] = []
  #child: ChildProcess | null = null
  #ending: ChildProcess | null = null

  constructor(port: number, folder: string, databaseUrl: string) {
    this.port = port
    this.#log = join(folder, `process-${port}.log`)
    const own = { PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: databaseUrl, QUORUM_DATA: folder }
    this.#env = { ...process.env, LOG_LEVEL: 'error', ...own }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  /** Starts it and waits until it answers. One that ends before, because the database is away, is started again. */
  async start(): Promise<void> {
    const end = Date.now() + READY_MS
    while (Date.now() < end) {
      const log = openSync(this.#log, 'a')
      const args = ['--disable-warning=ExperimentalWarning', 'lib/cli/start.ts']
      const child = spawn(process.execPath, args, { cwd: root, env: this.#env, stdio: ['ignore', log, log] })
      this.#child = child
      while (lives(child) && Date.now() < end) {
        if (await answers(this.url)) {
          this.#mind(child)
          return
        }
        await wait(50)
      }
    }
    throw new Error(`A server process did not come up; see ${this.#log}`)
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Asks it to stop, and does not ask twice. */
  async stop(): Promise<void> {
    const impatient = setTimeout(() => this.#child?.kill('SIGKILL'), END_MS)
    await this.#end('SIGTERM')
    clearTimeout(impatient)
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child || !lives(child)) return
    this.#ending = child
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  /** From when it answers on, it ends only when it is asked to. */
  #mind(child: ChildProcess): void {
    const note = () => {
      if (this.#ending === child) return
      const last = readFileSync(this.#log, 'utf8').trim().split('\n').slice(-3).join(' ')
      this.deaths.push(`process ${this.port} ended by itself (${child.signalCode ?? child.exitCode}): ${last}`)
    }
    if (lives(child)) child.once('exit', note)
    else note()
  }
}

function lives(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
  await answer?.body?.cancel()
  return answer?.status === 200
}
