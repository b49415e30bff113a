import { describe, expect, it } from 'vitest'
import { importsOf, readSources, readTopLevel, type Source } from '#tests/support/architecture-files'
import { judgeImport, strayFile } from '#tests/support/architecture-imports'
import { exceptions, madeByTools, sizes, topLevel } from '#tests/support/architecture-layout'
import * as check from '#tests/support/architecture-text'

const sources = readSources()
const read = (path: string) => sources.find((source) => source.path === path)?.text ?? ''
const all = (judge: (source: Source) => string[]) => sources.flatMap(judge)

describe('the tree', () => {
  it('has the fixed top level', () => {
    expect(readTopLevel().filter((name) => !topLevel.has(name) && !madeByTools.test(name))).toEqual([])
  })

  it('keeps the rooms of lib/', () => {
    expect(sources.flatMap(({ path }) => strayFile(path) ?? [])).toEqual([])
  })

  it('keeps the import table', () => {
    const breaches = sources.flatMap((source) =>
      importsOf(source).flatMap((one) => judgeImport(source, one, read) ?? []),
    )
    expect(breaches).toEqual([])
  })

  it('has no exception that nobody needs', () => {
    const used = sources.flatMap((source) => importsOf(source).map((one) => `${source.path} -> ${one.target}`))
    expect(Object.keys(exceptions).filter((exception) => !used.includes(exception))).toEqual([])
  })

  it('imports files that are there', () => {
    const ours = sources.flatMap((source) => importsOf(source).map((one) => ({ from: source.path, to: one.target })))
    const code = ours.filter(
      ({ to }) => /^(?:app|components|lib|tests)\/.*\.tsx?$/.test(to) && !to.includes('/generated/'),
    )
    expect(code.filter(({ to }) => read(to) === '')).toEqual([])
    expect(code.length).toBeGreaterThan(500)
  })

  it('wraps every handler under app/api', () => expect(all(check.unwrappedHandlers)).toEqual([]))
  it('keeps pure files pure', () => expect(all(check.impurities)).toEqual([]))
  it('keeps Prisma in the stores', () => expect(all(check.strayQueries)).toEqual([]))
  it('makes no HTML out of text', () => expect(all(check.dangerousHtml)).toEqual([]))
  it('documents the exported functions of lib/', () => expect(all(check.undocumented)).toEqual([]))
  it('has no barrels', () => expect(all(check.barrels)).toEqual([]))
  it('does not name the place where it was written', () => expect(all(check.workplaceNames)).toEqual([]))

  it('has short files', () => {
    expect(all(check.tooLong)).toEqual([])
    expect(check.medianLines(sources)).toBeLessThan(sizes.median)
  })
})

describe('each check can fail', () => {
  const source = (path: string, text = ''): Source => ({ path, text })
  const importing = (path: string, line: string, imported = '') =>
    importsOf(source(path, line)).flatMap((one) => judgeImport(source(path, line), one, () => imported) ?? [])

  it.each([
    ['app/x/page.tsx', "import { a } from '#lib/events/store'"],
    ['app/x/page.tsx', "import { db } from '#lib/db/client'"],
    ['app/x/page.tsx', "import { a } from '#lib/board/batch'"],
    ['app/x/page.tsx', "import { a } from '../y/actions'"],
    ['app/x/error.tsx', "'use client'\nimport { a } from '#lib/events/queries'"],
    ['app/x/error.tsx', "'use client'\nimport { a } from 'node:fs'"],
    ['components/ui/a.tsx', "import { a } from '#components/events/seats'"],
    ['components/ui/a.tsx', "import { a } from '#lib/events/view'"],
    ['components/events/a.tsx', "import { a } from '#components/notes/notes-list'"],
    ['components/events/a.tsx', "import { getEvent } from '#lib/events/queries'"],
    ['components/events/a.tsx', "import { headers } from 'next/headers'"],
    ['components/events/a.tsx', "import type { Row } from '#lib/events/store'"],
    ['lib/events/rules.ts', "import { newId } from '../db/client.ts'"],
    ['lib/events/rules.ts', "import { createHash } from 'node:crypto'"],
    ['lib/events/commands.ts', "import { proposeForMember } from '../board/commands.ts'"],
    ['lib/events/commands.ts', "import type { BoardView } from '../board/view.ts'"],
    ['lib/events/commands.ts', "import * as people from '../people/store.ts'"],
    ['lib/events/store.ts', "import { lockPerson } from '../people/store.ts'"],
    ['lib/events/store.ts', "import { createEvent } from './commands.ts'"],
    ['lib/people/commands.ts', "import { sendQueuedMail } from '../mail/send.ts'"],
    ['lib/events/commands.ts', "import { site } from '#prisma/seed/site'"],
    ['lib/http/handle.ts', "import { getSite } from '../site/queries.ts'"],
    ['lib/http/handle.ts', "import { Button } from '#components/ui/button'"],
    ['lib/jobs/worker.ts', "import { workers } from '../wire.ts'"],
    ['lib/jobs/worker.ts', "import { anEvent } from '#tests/support/factories'"],
  ])('%s: %s', (path, line) => expect(importing(path, line)).toHaveLength(1))

  it('tells functions of another domain that take tx from those that do not', () => {
    const line = "import { lockPerson } from '../people/store.ts'"
    expect(importing('lib/events/commands.ts', line, 'export async function lockPerson(tx: Tx, id: string)')).toEqual(
      [],
    )
    expect(importing('lib/events/commands.ts', line, 'export async function lockPerson(\n  tx: Tx,\n')).toEqual([])
    expect(importing('lib/events/commands.ts', line, 'export async function lockPerson(id: string)')).toHaveLength(1)
  })

  it('reads imports over several lines, types apart', () => {
    const text =
      "import {\n  a,\n  type B,\n} from './x.ts'\nimport { type C, type D } from './y.ts'\nexport type { E } from './z.ts'\n"
    expect(importsOf(source('lib/site/view.ts', text))).toEqual([
      { target: 'lib/site/x.ts', ours: true, typeOnly: false, names: ['a'] },
      { target: 'lib/site/y.ts', ours: true, typeOnly: true, names: [] },
      { target: 'lib/site/z.ts', ours: true, typeOnly: true, names: [] },
    ])
  })

  it('on names', () => {
    for (const path of ['lib/events/helpers.ts', 'lib/utils.ts', 'lib/venues/store.ts', 'lib/people/machinery.ts'])
      expect(strayFile(path), path).not.toBeNull()
    for (const path of ['lib/events/commands-desk.ts', 'lib/board/store-read.ts', 'lib/http/anything.ts'])
      expect(strayFile(path), path).toBeNull()
    expect(topLevel.has('src') || madeByTools.test('docs')).toBe(false)
  })

  it.each([
    [check.unwrappedHandlers, 'app/api/x/route.ts', 'export async function GET() {}'],
    [check.unwrappedHandlers, 'app/api/x/route.ts', 'export const POST = withAuth(handle({}, work))'],
    [check.unwrappedHandlers, 'app/api/x/route.ts', "export { GET } from './other'"],
    [check.impurities, 'lib/events/rules.ts', 'const now = Date.now()'],
    [check.impurities, 'lib/board/state.ts', 'const now = new Date()'],
    [check.impurities, 'lib/events/view.ts', 'if (process.env.X) Math.random()'],
    [check.strayQueries, 'lib/events/commands.ts', 'await tx.rsvp.findUnique({})'],
    [check.strayQueries, 'lib/events/queries.ts', 'await db().$queryRaw`SELECT 1`'],
    [check.dangerousHtml, 'components/ui/a.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    [check.tooLong, 'lib/events/rules.ts', 'a\n'.repeat(sizes.most + 1)],
    [check.undocumented, 'lib/events/rules.ts', '/** Said. */\nexport function a() {}\n\nexport async function b() {}'],
    [check.undocumented, 'lib/events/rules.ts', 'export function a() {}'],
    [check.barrels, 'lib/events/rules.ts', "export * from './a.ts'"],
    [check.workplaceNames, 'lib/log.ts', `open('/${'work'}/main')`],
    [check.workplaceNames, 'README.md', `see ../${'shared'}/design.md`],
  ])('%o %s', (judge, path, text) => expect(judge(source(path, text)).length).toBeGreaterThan(0))

  it('but not on what is fine', () => {
    const handlers = 'export const dynamic = 1\nexport const GET = handle({}, work)\nexport const POST = handleForm(\n'
    expect(check.unwrappedHandlers(source('app/api/x/route.ts', handlers))).toEqual([])
    expect(check.impurities(source('lib/events/rules.ts', '// Date.now()\nnew Date(0)'))).toEqual([])
    expect(check.workplaceNames(source('README.md', 'See https://example.org/work/it and #lib/network/x'))).toEqual([])
  })
})
