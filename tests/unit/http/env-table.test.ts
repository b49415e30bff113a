import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { environmentNames } from '#lib/env'
import { readSources } from '#tests/support/architecture-files'

/** What the code reads that nobody sets for a site: tools, tests, and what one process of ours tells another. */
const ours =
  /^(?:NODE_ENV|PATH|DEBUG|CHROMIUM_PATH|QUORUM_(?:STARTED_AT|BUILD|KEEPER|SUCCEEDS)|npm_\w+|PRISMA_\w+|__NEXT_\w+|NEXT\w*)$/

const readme = readFileSync('README.md', 'utf8')
const rows = readme.split('\n').flatMap((line) => /^\| (`[A-Z_`, ]+`) +\|/.exec(line)?.[1] ?? [])
const inTable = rows.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1] ?? ''))

it('has a line in the README for every variable that the site reads, and no other', () => {
  expect(inTable.toSorted()).toEqual(environmentNames.toSorted())
})

it('reads the environment at those names only', () => {
  const code = readSources().filter(({ path }) => /^(?:app|components|lib|prisma)\/|^[\w.]+\.(?:ts|mjs)$/.test(path))
  const read = code
    .filter(({ path }) => !/^(?:playwright|vitest)\.config\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/process\.env\.(\w+)|(?<![.\w])source\.([A-Z_]+)/g)].map((match) => ({
        path,
        name: match[1] ?? match[2] ?? '',
      })),
    )
  expect(read.length).toBeGreaterThan(5)
  expect(read.filter(({ name }) => !ours.test(name) && !environmentNames.includes(name))).toEqual([])
})
