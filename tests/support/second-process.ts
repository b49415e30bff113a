import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { siteDatabase } from '#tests/support/dump'

/** A second server process on the database of the browser tests, as another machine would run it. */
export type SecondProcess = { url: string; stop(): Promise<void> }

/** Starts it on a port beside the first and waits until it answers. */
export async function startSecondProcess(): Promise<SecondProcess> {
  const first = Number(process.env.QUORUM_E2E_PORT)
  const port = first + 1000
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: await siteDatabase(),
    QUORUM_DATA: join('.data', 'e2e', String(first)),
  }
  const child = spawn(process.execPath, ['lib/cli/start.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${port}`
  const answers = async () => child.exitCode === null && (await fetch(`${url}/api/health`).catch(() => null))?.status
  await expect.poll(answers, { timeout: 60_000, message: 'the second process answers' }).toBe(200)
  return { url, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
