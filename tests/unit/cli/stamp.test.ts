import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { hashOf } from '#lib/cli/stamp'

let base: string

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'quorum-stamp-'))
  onTestFinished(() => rmSync(base, { recursive: true }))
  mkdirSync(join(base, 'app', 'made'), { recursive: true })
  writeFileSync(join(base, 'app', 'page.tsx'), 'one')
  writeFileSync(join(base, 'app', 'made', 'client.ts'), 'made')
})

const hash = () => hashOf(base, ['app', 'proxy.ts'], ['app/made'])

it('changes with content, not with time', () => {
  const before = hash()
  utimesSync(join(base, 'app', 'page.tsx'), 0, 0)
  expect(hash()).toBe(before)
  writeFileSync(join(base, 'app', 'page.tsx'), 'two')
  expect(hash()).not.toBe(before)
})

it('changes when a file comes, goes or is renamed', () => {
  const before = hash()
  writeFileSync(join(base, 'proxy.ts'), '')
  const withProxy = hash()
  expect(withProxy).not.toBe(before)
  rmSync(join(base, 'proxy.ts'))
  expect(hash()).toBe(before)
  rmSync(join(base, 'app', 'page.tsx'))
  writeFileSync(join(base, 'app', 'other.tsx'), 'one')
  expect(hash()).not.toBe(before)
})

it('does not look at what is left out', () => {
  const before = hash()
  writeFileSync(join(base, 'app', 'made', 'client.ts'), 'made anew')
  expect(hash()).toBe(before)
})
