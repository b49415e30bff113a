import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { boardCommand } from '#lib/board/schema'
import { actionRows } from '#tests/support/roles/actions'
import { commandRows } from '#tests/support/roles/commands'
import { draftRows, pageRows } from '#tests/support/roles/pages'
import { cell, roles } from '#tests/support/roles/roles'
import { routeRows } from '#tests/support/roles/routes'

// What one can ask the site for, as it lies in the file system; tests/e2e/roles.spec.ts calls every cell for real.

const files = (pattern: string) => globSync(pattern).map((file) => file.replace(/^app\//, ''))
const named = (file: string, pattern: RegExp) =>
  [...readFileSync(`app/${file}`, 'utf8').matchAll(pattern)].map(([, name = '']) => name)

const pages = files('app/**/page.{tsx,ts,jsx,js,mdx}')
const made = files('app/**/{opengraph-image,twitter-image,icon,apple-icon}.tsx').concat(
  files('app/**/{manifest,robots,sitemap}.ts'),
)
const routeFiles = files('app/**/route.{ts,tsx,jsx,js}')
const handlers = routeFiles
  .flatMap((file) =>
    named(file, /^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/gm).map(
      (method) => `${method} ${file}`,
    ),
  )
  .concat(made.map((file) => `GET ${file}`))
const actions = files('app/**/*.{ts,tsx}')
  .filter((file) => /^'use server'/m.test(readFileSync(`app/${file}`, 'utf8')))
  .flatMap((file) => named(file, /^export (?:async function|const) (\w+)/gm).map((name) => `${file} ${name}`))
const commands = boardCommand.options.map(({ shape }) => shape.type.value)

/** Both lists alike, with what is missing and what is left over told apart. */
function expectRows(there: string[], rows: readonly string[], file: string): void {
  const missing = there.filter((name) => !rows.includes(name))
  expect(missing, `add a row for each role to tests/support/roles/${file}`).toEqual([])
  const gone = rows.filter((name) => !there.includes(name))
  expect(gone, `these are gone: take their rows out of tests/support/roles/${file}`).toEqual([])
}

describe('the table of roles', () => {
  it('has every page', () => expectRows(pages, Object.keys(pageRows), 'pages.ts'))
  it('has every route', () => expectRows(handlers, Object.keys(routeRows), 'routes.ts'))

  it('can tell what each route answers: its methods are exported one by one, by their names', () => {
    const other = /^export (?!(?:const|async function|function) (?:GET|POST|PUT|PATCH|DELETE|dynamic|maxDuration)\b)/m
    expect(routeFiles.filter((file) => other.test(readFileSync(`app/${file}`, 'utf8')))).toEqual([])
  })

  it('has every server action', () => expectRows(actions, Object.keys(actionRows), 'actions.ts'))

  it('has every command of a board', () => {
    const known = new Set(Object.keys(commandRows).map((name) => name.split(' ')[0] ?? ''))
    expectRows(commands, [...known], 'commands.ts')
  })

  it('has a word for each role in each row', () => {
    const rows = [pageRows, routeRows, actionRows, commandRows].flatMap((table) => Object.values(table))
    for (const { cells } of [...rows, ...draftRows]) for (const role of roles) expect(cell(cells, role)).toMatch(/\S/)
    expect(() => cell('200 200', 'member')).toThrow('one for each role')
  })
})
