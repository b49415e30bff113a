import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { identityOf } from '#lib/cli/data-folder'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quorum-data-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

it('makes the site key once, by chance, in a file that nobody else may read, whatever the umask', () => {
  const [one, other] = [join(emptyFolder(), 'local'), emptyFolder()]
  const umask = process.umask(0)
  onTestFinished(() => void process.umask(umask))
  const made = identityOf(one)
  expect(made.secret).toMatch(/^[\w-]{43}$/)
  expect(statSync(join(one, 'secret')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(one, 'secret'), 'utf8')).toBe(made.secret)
  expect(identityOf(one)).toEqual(made)
  expect(identityOf(other)).not.toMatchObject({ secret: made.secret })
  expect(readdirSync(one).toSorted()).toEqual(['id', 'secret'])
})

it('does not sign with an empty key, where a machine went down before the file was written out', () => {
  const folder = emptyFolder()
  const { secret } = identityOf(folder)
  truncateSync(join(folder, 'secret'))
  const made = identityOf(folder)
  expect(made.secret).toMatch(/^[\w-]{43}$/)
  expect(made.secret).not.toBe(secret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
})
