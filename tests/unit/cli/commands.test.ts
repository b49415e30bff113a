import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'

/** What a command prints when it is called wrongly, without the bootstrap. */
function call(
  command: string,
  args: string[] = [],
  env: Record<string, string> = {},
): { code: number; message: string } {
  const run = spawnSync(process.execPath, [`lib/cli/${command}`, ...args], {
    encoding: 'utf8',
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
    timeout: 20_000,
  })
  return { code: run.status ?? -1, message: run.stderr.trim() }
}

it.each([
  ['organizer.ts', [], 'Name the address'],
  ['organizer.ts', ['nobody'], 'Name the address'],
  ['seed.ts', ['--wrong'], 'Two ways to call it'],
  ['seed.ts', ['--empty', ' '], 'Two ways to call it'],
  ['restore.ts', [], 'Name the backup'],
  ['restore.ts', ['one.gz', 'two.gz'], 'Name the backup'],
  ['db-diff.ts', ['Two Words'], 'Give the migration a name'],
  ['bootstrap.mjs', ['launch'], 'There is no command "launch"'],
])('%s %j is refused in one line', (command, args, message) => {
  const { code, message: said } = call(command, args)
  expect(code).toBe(1)
  expect(said.split('\n')).toHaveLength(1)
  expect(said).toContain(message)
})

it('lists all that is wrong with the environment, without a stack trace', () => {
  const { code, message } = call('start.ts', [], { PORT: 'many', SITE_URL: 'https://meet.example.org' })
  expect(code).toBe(1)
  expect(message).toMatch(/PORT must be a number/)
  for (const name of ['NEXTAUTH_SECRET', 'MAIL_URL', 'MAIL_FROM', 'ORGANIZER_EMAIL'])
    expect(message).toContain(`${name} is missing: `)
  expect(message).not.toMatch(/\n +at /)
})

it('says which database cannot be reached, and keeps its password', () => {
  const { code, message } = call('start.ts', [], { DATABASE_URL: 'postgresql://me:hush@127.0.0.1:1/club' })
  expect(code).toBe(1)
  expect(message).toMatch(/^The database of DATABASE_URL \(127\.0\.0\.1:1\/club\) cannot be reached: .*$/)
  expect(message).not.toContain('hush')
})

it('says that a port is taken', async () => {
  const squatter = createServer()
  await new Promise<void>((listening) => squatter.listen(0, '127.0.0.1', listening))
  onTestFinished(() => new Promise((closed) => void squatter.close(() => closed())))
  const { port } = squatter.address() as { port: number }
  const { code, message } = call('start.ts', [], { PORT: String(port) })
  expect(code).toBe(1)
  expect(message).toMatch(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 cannot be had.*$`))
})
