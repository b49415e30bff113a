import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from '#lib/db/embedded-lock'
import { isBuilt, stampBuild } from './builds.ts'
import { root } from './data-folder.ts'
import { Refusal } from './refusal.ts'
import { run } from './run.ts'
import { hashOf } from './stamp.ts'
import { step } from './steps.ts'

const GENERATED = join('lib', 'db', 'generated')
const BUILDS = join('.next', 'builds')
const TSCONFIG = join('.next', 'tsconfig.build.json')
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

/** Where the build of the sources of now lies, or will; from the repository. */
export function currentBuild(): string {
  return join(BUILDS, currentHash().slice(0, 16))
}

/**
 * Builds for production where these sources were not built yet, beside the builds that are there. Answers the folder, from
 * the repository.
 */
export async function ensureBuild(): Promise<string> {
  const build = currentBuild()
  await locked('build', async () => {
    const hash = currentHash()
    if (isBuilt(join(root, build), hash)) return step('production build is in place')
    step('building for production (half a minute or so)')
    rmSync(join(root, build), { recursive: true, force: true })
    // Next writes the folder of each build into a tsconfig.json that does not extend another.
    mkdirSync(join(root, '.next'), { recursive: true })
    writeFileSync(join(root, TSCONFIG), JSON.stringify({ extends: '../tsconfig.json' }))
    try {
      await insist(['next', 'build'], 'The production build failed.', { QUORUM_BUILD: build })
      if (currentHash() !== hash)
        throw new Refusal('The sources changed while they were built. Give the command again.')
      rmSync(join(root, build, 'cache'), { recursive: true, force: true })
      stampBuild(join(root, build), hash)
    } catch (error) {
      rmSync(join(root, build), { recursive: true, force: true })
      throw error
    }
    step('production build is made')
  })
  return build
}

function currentHash(): string {
  return hashOf(root, [...SOURCES, ...CONFIGS], [GENERATED])
}

function holds(stamp: string, hash: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** Two commands of one clone do not build at once; the lock of one that was killed is taken over. */
async function locked(name: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(join(root, '.data'), { recursive: true })
  await withLock(join(root, '.data', `${name}.lock`), work, 10 * 60_000)
}

async function insist(
  [program = '', ...args]: string[],
  complaint: string,
  more: Record<string, string> = {},
): Promise<void> {
  const env = { ...more, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const }
  const { code, output } = await run(join(root, 'node_modules', '.bin', program), args, { env })
  if (code !== 0) throw new Refusal(`${output.trim()}\n\n${complaint}`)
}
