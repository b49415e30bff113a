import fc from 'fast-check'
import type { Nodes } from 'hast'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown } from '#lib/markdown/escape'
import { costsTooMuch } from '#lib/markdown/limits'
import { mustRender, renderMarkdown } from '#lib/markdown/render'
import { countSteps } from '#tests/support/steps'

const elements = (node: Nodes): { tag: string; properties: Record<string, unknown> }[] => [
  ...(node.type === 'element' ? [{ tag: node.tagName, properties: node.properties }] : []),
  ...('children' in node ? node.children.flatMap(elements) : []),
]
const wordsOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : ''
const rendered = (markdown: string) => elements(mustRender(markdown).tree)
const tags = (markdown: string) => rendered(markdown).map(({ tag }) => tag)

describe('what comes out', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x">b</b> c',
    '<iframe src="https://example.org"></iframe>',
    '<style>*{display:none}</style>',
    '<svg/onload=alert(1)>',
    '<div>\n\n[a](b)\n\n</div>',
  ])('has no HTML that was typed: %s', (markdown) => {
    expect(tags(markdown).filter((tag) => !['p', 'a'].includes(tag))).toEqual([])
    expect(
      rendered(markdown)
        .flatMap(({ properties }) => Object.keys(properties))
        .filter((name) => name !== 'href'),
    ).toEqual([])
    expect(JSON.stringify(mustRender(markdown).tree)).not.toContain('"raw"')
  })

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java&#x73;cript:alert(1))',
    '[a](\u0001javascript:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '<javascript:alert(1)>',
    '[a][b]\n\n[b]: javascript:alert(1)',
    '![a](javascript:alert(1))',
    '[a](file:///etc/passwd)',
  ])('links nowhere but to the web and to mail: %s', (markdown) => {
    for (const { properties } of rendered(markdown))
      expect(String(properties.href ?? '')).not.toMatch(/^\s*\w+:(?!\/\/)/)
    expect(JSON.stringify(mustRender(markdown).tree)).not.toMatch(/"href":"[^"]*(?:script|data|file):/i)
  })

  it('keeps what people need, without pictures', () => {
    const markdown =
      '# A\n\n- **b** *c* `d` ~~e~~\n\n> f\n\n[g](https://example.org) ![h](https://example.org/x.png)\n\n|i|\n|-|\n|j|'
    expect(new Set(tags(markdown))).toEqual(
      new Set([
        'h1',
        'ul',
        'li',
        'strong',
        'em',
        'code',
        'del',
        'blockquote',
        'p',
        'a',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
      ]),
    )
    expect(JSON.stringify(mustRender(markdown).tree)).not.toContain('position')
  })

  it('keeps ids of what was typed apart from those of the page', () => {
    const ids = rendered('a[^1]\n\n[^1]: b').flatMap(({ properties }) => properties.id ?? [])
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.every((id) => String(id).startsWith('user-content-'))).toBe(true)
  })

  it('leads from a footnote’s number to the footnote and back', () => {
    const all = rendered('a[^1]\n\n[^1]: b').map(({ properties }) => properties)
    const ids = all.flatMap(({ id }) => id ?? [])
    const links = all.flatMap(({ href }) => (href === undefined ? [] : [String(href).slice(1)]))
    expect(links).toHaveLength(2)
    for (const link of links) expect(ids).toContain(link)
  })
})

const most = 40_000
const fill = (sign: string, length = most) => sign.repeat(Math.floor(length / sign.length))

describe('what would take long', () => {
  it.each([
    ['2,000 open brackets', '['.repeat(2000)],
    ['open links', fill('[a](')],
    ['quotations in quotations', fill('> ')],
    ['lists in lists', fill('- ')],
    ['numbered lists in lists', fill('1. ')],
    ['the same with parentheses', fill('1) ')],
    ['both mixed', fill('>- 1. ')],
    [
      'lists in lists by indentation',
      Array.from({ length: 40 }, (_, at) => `${' '.repeat(48 * at)}${'- '.repeat(24)}a`).join('\n'),
    ],
    ['emphasis that never closes', fill('**a*')],
    ['long runs of backticks', Array.from({ length: 280 }, (_, at) => '`'.repeat(at + 1)).join(' ')],
  ])('is refused before it is parsed: %s', (_what, markdown) => {
    expect(renderMarkdown(markdown.slice(0, most))).toMatchObject({ ok: false, failure: { code: 'text-too-nested' } })
    expect(costsTooMuch(markdown.slice(0, most))).toBe(true)
  })

  it('is refused by its length', () => {
    expect(renderMarkdown('a'.repeat(most + 1))).toMatchObject({ failure: { code: 'text-too-long' } })
  })

  // What is taken needs up to 900 a sign, lists the most; what is refused would need as many as it has signs.
  it.each(['a@b.', '- a\n', 'a\\\n', '[\n\n', '|a', '[a](b) '])(
    'takes few steps a sign, whole or at a length that is taken: %j',
    async (sign) => {
      const whole = fill(sign)
      const taken = [8_000, 4_500].map((length) => fill(sign, length)).find((text) => renderMarkdown(text).ok) ?? ''
      for (const text of renderMarkdown(whole).ok ? [taken] : [whole, taken])
        expect((await countSteps(() => renderMarkdown(text))) / text.length).toBeLessThan(1_500)
    },
  )

  it('never throws, whatever is typed', () => {
    const signs = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '*',
      '_',
      '`',
      '~',
      '>',
      '- ',
      '1. ',
      '#',
      '|',
      '\\',
      '<',
      '&',
      '\n',
      ' ',
      'a',
      '!',
      '^',
      ':',
      '\u0000',
      '\ud800',
    )
    fc.assert(fc.property(fc.array(signs, { maxLength: 400 }), (parts) => void renderMarkdown(parts.join(''))))
  })
})

describe('what is refused by mistake', () => {
  it.each([
    ['a rule', `a\n\n${'-'.repeat(60)}\n\nb`],
    ['a heading underlined', `A heading\n${'-'.repeat(60)}`],
    ['a table with wide columns', `| ${'a'.padEnd(60)} |\n| ${'-'.repeat(60)} |\n| b |`],
    ['a hundred links', '[a](https://example.org) '.repeat(100)],
    ['a long list', '- **a** b\n'.repeat(1000)],
    ['four levels of lists', '- a\n  - b\n    - c\n      - d'],
    ['code that is deeply indented', `\`\`\`\n${' '.repeat(60)}x\n\`\`\``],
  ])('is not %s', (_what, markdown) => expect(renderMarkdown(markdown)).toMatchObject({ ok: true }))
})

describe('text that people typed, inside Markdown', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom(...'\\`*_{}[]()<>#+=-.!|~&:@"\'^$%/1a \n\t'), { maxLength: 40 })
      .map((signs) => signs.join('')),
    fc.constantFrom(
      '1. a',
      '1) a',
      '- a',
      '+ a',
      '# a',
      '> a',
      '    a',
      '===',
      '---',
      '&amp;',
      '&#65;',
      'a\\',
      '[^1]',
      '| a | b |',
      '~~~',
      'www.example.org',
      'a@example.org',
      'https://example.org/a_b_c',
    ),
  )
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  const keepable = (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text.replace(/\s/g, '')) && plain(text) !== ''

  it('reads as it was typed', () => {
    fc.assert(
      fc.property(typed.filter(keepable), (text) => {
        const { tree } = mustRender(escapeMarkdown(text))
        expect(plain(wordsOf(tree))).toBe(plain(text))
        expect(elements(tree).filter(({ tag }) => tag !== 'p' && tag !== 'a')).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('reads as it was typed inside a heading, a list and after a line of text', () => {
    fc.assert(
      fc.property(typed.filter(keepable), (text) => {
        const escaped = escapeMarkdown(plain(text))
        for (const [before, expected] of [
          ['## ', ['h2']],
          ['- ', ['ul', 'li']],
          ['before\n', ['p']],
        ] as const) {
          const { tree } = mustRender(`${before}${escaped}`)
          expect(
            elements(tree)
              .map(({ tag }) => tag)
              .filter((tag) => tag !== 'a'),
          ).toEqual(expected)
          expect(plain(wordsOf(tree)).replace(/^before /, '')).toBe(plain(text))
        }
      }),
      { numRuns: 300 },
    )
  })
})
