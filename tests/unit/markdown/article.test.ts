import fc from 'fast-check'
import type { Element, Nodes, Root } from 'hast'
import { describe, expect, it } from 'vitest'
import { mustRenderArticle, renderArticle } from '#lib/markdown/article'
import { contentsOf, entryNamed, minutesToRead, wordsIn } from '#lib/resources/view-entry'
import { entries } from '#prisma/seed/entries'

const elements = (node: Nodes): Element[] => [
  ...(node.type === 'element' ? [node] : []),
  ...('children' in node ? node.children.flatMap(elements) : []),
]
const rendered = (markdown: string): Element[] => elements(mustRenderArticle(markdown).tree)
const classes = (all: readonly Element[]) => all.flatMap(({ properties }) => [properties.className ?? []].flat())
const ids = (tree: Root) => elements(tree).flatMap(({ properties: { id } }) => (typeof id === 'string' ? [id] : []))

describe('a long text', () => {
  it('has headings below the page’s own, each with an id of its words that is its own', () => {
    const { tree } = mustRenderArticle('# Why\n\n## Clocks\n\n## Clocks\n\n## 時計')
    expect(contentsOf(tree)).toEqual([
      {
        id: 's-why',
        text: 'Why',
        parts: [
          { id: 's-clocks', text: 'Clocks' },
          { id: 's-clocks-1', text: 'Clocks' },
          { id: 's-時計', text: '時計' },
        ],
      },
    ])
    expect(rendered('# Why').map(({ tagName }) => tagName)).toEqual(['h2'])
  })

  it('has footnotes that lead there and back', () => {
    const { tree } = mustRenderArticle('Slow[^1] or dead[^two].\n\n[^1]: Or both.\n[^two]: Who knows.\n')
    const links = elements(tree).flatMap(({ properties: { href } }) => (typeof href === 'string' ? [href] : []))
    expect(links).toHaveLength(4)
    for (const link of links) expect(ids(tree)).toContain(link.slice(1))
    const described = elements(tree).flatMap(({ properties }) => [properties.ariaDescribedBy ?? []].flat())
    for (const id of described) expect(ids(tree)).toContain(id)
  })

  it('colours code by classes alone, in languages that we know', () => {
    const code = rendered('~~~go\nfunc main() {}\n~~~')
    expect(classes(code)).toContain('hljs-keyword')
    expect(code.some(({ properties }) => 'style' in properties)).toBe(false)
    expect(classes(rendered('~~~brainfuck\n++\n~~~'))).toEqual([])
  })

  it('leaves code plain that is long, or comes after much code', () => {
    const block = (lines: number) => `~~~go\n${'var a = 1\n'.repeat(lines)}~~~\n\n`
    expect(classes(rendered(block(390)))).toContain('hljs-keyword')
    expect(classes(rendered(block(401)))).toEqual([])
    const many = elements(mustRenderArticle(block(300).repeat(6)).tree).filter(({ tagName }) => tagName === 'pre')
    expect(many.map((pre) => classes(elements(pre)).includes('hljs-keyword'))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })

  it('marks names of other entries, in text and nowhere else', () => {
    const all = rendered(
      'See [[Clocks]] or [[clocks|time]]. `[[code]]` [a [[b]] c](https://example.org)\n\n~~~\n[[no]]\n~~~',
    )
    expect(all.flatMap(({ properties }) => properties.dataWiki ?? [])).toEqual(['Clocks', 'clocks'])
    const there = [{ slug: 'clocks', title: 'Clocks and order' }]
    expect(entryNamed(there, 'CLOCKS and order')?.slug).toBe('clocks')
    expect(entryNamed(there, 'clocks')?.slug).toBe('clocks')
    expect(entryNamed(there, 'constructor')).toBeNull()
  })

  it('holds nothing that was typed as HTML, whatever is typed', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '<img src=x onerror=alert(1)>',
        '~~~go\n',
        '[[',
        ']]',
        '|',
        '[^1]',
        '# ',
        '\n\n',
        '<a id=content>',
        '[a](javascript:alert(1))',
        'x',
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = renderArticle(parts.join(''))
        if (!text.ok) return
        for (const { tagName, properties } of elements(text.value.tree)) {
          expect(tagName).not.toMatch(/^(?:script|img|iframe|style|svg)$/)
          expect(Object.keys(properties).filter((name) => /^on|style/i.test(name))).toEqual([])
          expect(String(properties.href ?? '')).not.toMatch(/^javascript:/i)
          if (properties.id !== undefined) expect(String(properties.id)).toMatch(/^(?:s-|user-content-)/)
        }
      }),
    )
  })

  it('is refused where it would keep the parser busy', () => {
    expect(renderArticle('['.repeat(30_000))).toMatchObject({ failure: { code: 'text-too-nested' } })
    expect(renderArticle('x'.repeat(40_001))).toMatchObject({ failure: { code: 'text-too-long' } })
  })
})

describe('the entries of the sample', () => {
  it.each([
    ['article', 1_200],
    ['study-notes', 900],
    ['topic', 500],
  ] as const)('%s is long enough to be worth a page, and finds the entries that it names', (kind, words) => {
    const entry = entries.find((each) => each.kind === kind)
    const { tree } = mustRenderArticle(entry?.markdown ?? '')
    expect(wordsIn(tree)).toBeGreaterThan(words)
    expect(contentsOf(tree).length).toBeGreaterThan(4)
    const named = elements(tree).flatMap(({ properties }) => properties.dataWiki ?? [])
    expect(named.length).toBeGreaterThan(0)
    for (const name of named) expect(entryNamed(entries, String(name)), String(name)).not.toBeNull()
    expect(new Set(ids(tree)).size).toBe(ids(tree).length)
  })

  it('says how long one reads, in whole minutes', () => {
    expect([minutesToRead(3), minutesToRead(1_100)]).toEqual([1, 5])
    expect(wordsIn(mustRenderArticle('分散システム and more').tree)).toBe(5)
  })
})
