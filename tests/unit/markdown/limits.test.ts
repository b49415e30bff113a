import type { Nodes } from 'hast'
import { expect, it } from 'vitest'
import { renderMarkdown } from '#lib/markdown/render'

const most = 40_000
const mostNodes = 20_000
const fill = (token: string, length = most) => token.repeat(Math.floor(length / token.length))
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n')
const table = (columns: number, rows: number, row: string) =>
  `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${`${row}\n`.repeat(rows)}`
const nodesOf = (node: Nodes): number =>
  1 + ('children' in node ? node.children.reduce((sum, child) => sum + nodesOf(child), 0) : 0)

it.each([
  ['underlined headings', fill('a\n=\n')],
  ['underlined headings with dashes', fill('a\n-\n')],
  ['underlined headings in quotations', fill('> a\n> =\n')],
  ['underlines after many signs', fill('`\\*\n', 16_000) + fill('a\n=\n', 8_000)],
  ['closing brackets', fill(']')],
  ['links to nothing', fill('[a]')],
  ['links to nothing, after escapes', fill('[a]', 3_000) + fill('\\*', 30_000)],
  ['links to footnotes', fill('[^a]')],
  ['links to one footnote', `[^a]: b\n\n${fill('[^a]', 39_000)}`],
  ['footnotes', fill('[^a]: b\n\n')],
  ['reference definitions', fill('[a]: b\n')],
  ['pictures', fill('![a](b)')],
  ['a wide table with short rows', table(600, 800, '|')],
  ['a table that takes all memory', table(2_000, 2_000, '|')],
  ['a table without bars', `a|b\n-|-\n${fill('a\n', 39_000)}`],
  ['small tables', fill('|a|b|\n|-|-|\n|c|d|\n\n')],
  ['emphasis of both kinds', fill('*_')],
  ['emphasis that never ends', fill('**a* ')],
  ['emphasis around escapes', fill(' *a', 900) + fill('\\*', 20_000) + fill('a* ', 900)],
  ['backticks', fill('``a`')],
  ['comments that never end', fill('a <!-- ')],
  ['few comments that never end', `a ${fill('<!--', 4_000)}${fill('a', 35_000)}`],
  ['instructions that never end', fill('a <?')],
  ['an address that ends in entities', `http://a.b/${fill('&a;', 39_980)}&a`],
  ['an address that ends in brackets', `www.a.b/${fill(')', 39_000)}`],
  ['quotations at many depths', fill('> a\n> > > > > > > > > > > > a\n\n')],
  ['nested lists', fill(`${lines(11, (at) => `${'  '.repeat(at)}- a`)}\n`)],
  ['lists in one line', fill('- - - - - - - - - - a\n')],
  ['rules', fill('-\n\n')],
  ['tags in words', fill('a<b>')],
])('is refused: 40 KB of %s', (_what, markdown) => {
  expect(markdown.length).toBeLessThanOrEqual(most)
  expect(renderMarkdown(markdown)).toMatchObject({ ok: false, failure: { code: 'text-too-nested' } })
})

it.each([
  '&amp;',
  '&#1;',
  '\\*',
  '<a:b>',
  'http://a',
  'a@b.c ',
  'www.a.b ',
  '`',
  '# a\n',
  '[a]:\n',
  '<b>',
  '\t',
  '~~a ',
  '<a b="\'',
])('is refused or gives a small tree: 40 KB of %j', (token) => {
  const rendered = renderMarkdown(fill(token))
  expect(rendered.ok ? nodesOf(rendered.value.tree) : 0).toBeLessThanOrEqual(mostNodes)
})

const sentence = 'We met at the library, and *most* of us had **read** the [page](https://example.org/a_b) before. '
it.each([
  ['paragraphs', fill(`${sentence.repeat(5)}\n\n`)],
  ['a list of links', fill('- [Its name](https://example.org/a/page)\n')],
  ['a list of sentences', fill(`- ${sentence}\n`)],
  ['a numbered list of links', lines(200, (at) => `${at + 1}. [Its name](https://example.org/a/page)`)],
  ['a nested list', fill(`- ${sentence}\n  - ${sentence}\n    - why\n\n`)],
  ['headings with text', fill(`Heading\n=======\n\n${sentence.repeat(4)}\n\n`)],
  ['a table of 20 columns and 50 rows', table(20, 50, '| some words'.repeat(20))],
  ['a table of 4 columns and 100 rows', table(4, 100, '| *a* | [b](https://example.org) | `c` | d |')],
  ['addresses', fill('- <https://example.org/a/page>\n')],
  ['code', `\`\`\`\n${fill('const a = [1, 2]\n', 8_000)}\n\`\`\``],
])('takes long notes: %s', (_what, markdown) => {
  expect(renderMarkdown(markdown.slice(0, most))).toMatchObject({ ok: true })
})
