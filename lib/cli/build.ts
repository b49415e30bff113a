import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from '#lib/db/embedded-lock'
import { root } from './data-folder.ts'
import { Refusal } from './refusal.ts'
import { run } from './run.ts'
import { hashOf } from './stamp.ts'
import { step } from './steps.ts'

const GENERATED = join('lib', 'db', 'generated')
const SOURCES = ['app', 'components', 'lib', 'prisma', 'public', 'proxy.ts', 'instrumentation.ts']
const CONFIGS = [
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'prisma.config.ts',
  'package.json',
  'package-lock.json',
]

/** Makes the Prisma client when the schema or Prisma changed since. */
export async function ensureClient(): Promise<void> {
  await locked('generate', async () => {
    const hash = hashOf(root, ['prisma/schema', 'prisma.config.ts', 'package-lock.json'])
    const stamp = join(root, GENERATED, '.stamp')
    if (holds(stamp, hash)) return
    await insist(['prisma', 'generate'], 'The Prisma client could not be made.')
    writeFileSync(stamp, hash)
    step('Prisma client is made')
  })
}

/** Builds for production when sources changed since the last build. The stamp lies in the build and goes with it. */
export async function ensureBuild(): Promise<void> {
  await locked('build', async () => {
    const hash = hashOf(root, [...SOURCES, ...CONFIGS], [GENERATED])
    const stamp = join(root, '.next', 'quorum-stamp')
    if (holds(stamp, hash)) return step('production build is in place')
    step('building for production (half a minute or so)')
    rmSync(stamp, { force: true })
    await insist(['next', 'build'], 'The production build failed.')
    writeFileSync(stamp, hash)
    step('production build is made')
  })
}

function holds(stamp: string, hash: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** Two commands of one clone do not build at once; the lock of one that was killed is taken over. */
async function locked(name: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(join(root, '.data'), { recursive: true })
  await withLock(join(root, '.data', `${name}.lock`), work, 10 * 60_000)
}

async function insist([program = '', ...args]: string[], complaint: string): Promise<void> {
  const env = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const }
  const { code, output } = await run(join(root, 'node_modules', '.bin', program), args, { env })
  if (code !== 0) throw new Refusal(`${output.trim()}\n\n${complaint}`)
}
