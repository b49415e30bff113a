import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { currentBuild } from '#lib/cli/build'
import { runningClone } from '#tests/support/running-clone'

// `npm start` beside a site that runs, in a clone with sources of its own. Builds are copies there: that Next makes one
// is what every test of this folder stands on, and it takes a minute.

let clone: Awaited<ReturnType<typeof runningClone>>
let site: ChildProcess

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async () => {
  clone = await runningClone()
  site = clone.start('ignore')
  await expect.poll(answer, { timeout: 60_000, message: 'the first version answers' }).toBe('200')
})

test.afterAll(async () => {
  if (site?.exitCode === null) {
    const gone = once(site, 'exit')
    site.kill('SIGTERM')
    await gone
  }
  await clone?.remove()
})

/** What a page answers on a connection of its own: a status, or the code of the failure. */
async function answer(): Promise<string> {
  try {
    const got = await fetch(`${clone.url}/about`, { headers: { connection: 'close' } })
    await got.text()
    return String(got.status)
  } catch (error) {
    return String((error as { cause?: { code?: string } }).cause?.code ?? error)
  }
}

type Again = { code: number | null; said: string; answers: string[] }

/** Gives the command once more, and asks for a page all the while, and twice after it. */
async function startAgain(): Promise<Again> {
  const child = clone.start('pipe')
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += part))
  let running = true
  child.on('close', () => (running = false))
  const answers: string[] = []
  while (running) answers.push(await answer())
  answers.push(await answer(), await answer())
  return { code: child.exitCode, said, answers }
}

/** The longest run of requests of which none was answered. */
function longestGap(answers: string[]): number {
  const runs = answers.join(' ').split('200')
  return Math.max(...runs.map((run) => run.trim().split(' ').filter(Boolean).length))
}

const change = (path: string, how: (text: string) => string) => {
  const file = join(clone.folder, path)
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, how(before))
  return () => writeFileSync(file, before)
}

test('npm start again: where nothing has changed, and where the build fails, the site goes on', async () => {
  const first = clone.noted()
  expect(first?.build).toBe(currentBuild())
  const same = await startAgain()
  expect(same).toMatchObject({ code: 0, said: expect.stringContaining('nothing has changed since') })
  expect(new Set(same.answers)).toEqual(new Set(['200']))

  const undo = change('lib/text.ts', (text) => `${text}// This does not build.\n`)
  const failed = await startAgain()
  undo()
  expect(failed).toMatchObject({ code: 1, said: expect.stringContaining('The production build failed.') })
  expect(new Set(failed.answers)).toEqual(new Set(['200']))
  expect(clone.noted()).toEqual(first)
})

test('npm start again: a successor that dies is told at once, and the site goes on', async () => {
  const first = clone.noted()
  const dies = "if (process.env.QUORUM_SUCCEEDS) throw new Error('It dies.')\n"
  const undo = change('lib/cli/start.ts', (text) => `${dies}${text}`)
  const died = await startAgain()
  undo()
  expect(died).toMatchObject({ code: 1, said: expect.stringContaining('The version before it goes on serving.') })
  expect(new Set(died.answers)).toEqual(new Set(['200']))
  expect(clone.noted()).toEqual(first)
})

test('npm start again: the new version takes over between two requests, and files of the old one stay', async () => {
  const first = clone.noted()
  const before = await (await fetch(`${clone.url}/`)).text()
  const [file = ''] = before.match(/\/_next\/static\/[^"'\\]+\.css/) ?? []
  change('lib/text.ts', (text) => `${text}// This is new.\n`)
  const passed = await startAgain()
  expect(passed, passed.said).toMatchObject({ code: 0, said: expect.stringContaining('the new version answers') })
  // Nothing but a moment in which nobody listens, or in which a connection meets the old one's end.
  const fine = ['200', 'ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET']
  expect(passed.answers.filter((one) => !fine.includes(one))).toEqual([])
  expect(longestGap(passed.answers)).toBeLessThan(10)
  const second = clone.noted()
  expect(second?.build).not.toBe(first?.build)
  expect(second?.signature).not.toBe(first?.signature)
  expect(site.exitCode).toBeNull()
  // The new build has no such file; pages that were opened before go on to ask for it.
  expect(existsSync(join(clone.folder, second?.build ?? '', file.replace('/_next/', '')))).toBe(false)
  expect((await fetch(clone.url + file)).status).toBe(200)
})
