import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { type Embedded, type EmbeddedOptions, startEmbedded } from '#lib/db/embedded'
import { isAlive } from '#lib/db/embedded-processes'
import { runEmbedded } from '#tests/support/run-embedded'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorum-embedded-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

async function start(options?: EmbeddedOptions): Promise<Embedded> {
  const database = await startEmbedded(folder, options)
  onTestFinished(() => database.stop())
  return database
}

async function ask(database: Embedded, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

it('keeps what it acknowledged when the postmaster is killed', async () => {
  const first = await start()
  await ask(first, 'CREATE TABLE kept AS SELECT 7 AS number')
  process.kill(first.pid, 'SIGKILL')
  const second = await start()
  expect(second.reused).toBe(false)
  expect(second.port).toBe(first.port)
  expect(await ask(second, 'SELECT number FROM kept')).toEqual([{ number: 7 }])
})

it('starts although postmaster.pid names a process of somebody else', async () => {
  await (await start()).stop()
  await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n${folder}/postgres\n1\n5432\n\n\n\n`)
  expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it('is one database for two who start it at once, and stops with the last', async () => {
  const [one, two] = await Promise.all([start(), start()])
  expect(two.pid).toBe(one.pid)
  await one.stop()
  expect(await ask(two, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await two.stop()
  expect(isAlive(two.pid)).toBe(false)
})

it('takes over what a killed process left running', async () => {
  const left = await runEmbedded(folder, 'leave')
  const database = await start()
  expect(database).toMatchObject({ pid: left.pid, reused: true })
  await database.stop()
  expect(isAlive(database.pid)).toBe(false)
})

it('moves to another port when its own is taken', async () => {
  const first = await start()
  await first.stop()
  const squatter = createServer()
  await new Promise<void>((listening) => squatter.listen(first.port, '127.0.0.1', listening))
  onTestFinished(() => new Promise((closed) => void squatter.close(() => closed())))
  expect((await start()).port).not.toBe(first.port)
})

it('wants the password, which only this account can read', async () => {
  const database = await start()
  const url = Object.assign(new URL(database.url), { password: 'guess' }).href
  await expect(ask({ ...database, url }, 'SELECT 1')).rejects.toThrow('password authentication failed')
  expect(await readFile(join(folder, 'postgres-password'), 'utf8')).toHaveLength(32)
})

it('is durable unless told otherwise', async () => {
  expect(await ask(await start(), 'SHOW fsync')).toEqual([{ fsync: 'on' }])
})

it('is not made anew on a path whose files were moved away under one that runs, which would write over it', async () => {
  const first = await start()
  const away = `${folder}-away`
  onTestFinished(() => rm(away, { recursive: true, force: true }))
  await rename(join(folder, 'postgres'), away)
  await expect(startEmbedded(folder)).rejects.toThrow(`kill -QUIT ${first.pid}`)
  process.kill(first.pid, 'SIGQUIT')
  await vi.waitFor(() => expect(isAlive(first.pid)).toBe(false), 5_000)
  expect(await ask(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})
