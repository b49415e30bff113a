import fc from 'fast-check'
import type { Element, Nodes } from 'hast'
import { describe, expect, it } from 'vitest'
import { mustRender, renderMarkdown } from '#lib/markdown/render'
import { draftOf } from '#lib/notes/commands'
import { type DraftTopic, draftMarkdown } from '#lib/notes/rules'
import { topicsOf } from '#lib/notes/view'

function aTopic(topic: Partial<DraftTopic> = {}): DraftTopic {
  return { title: 'Tea', votes: 0, spentMs: 0, discussedOrder: null, lines: [], ...topic }
}

function elements(node: Nodes, name: string): Element[] {
  const children = 'children' in node ? node.children.flatMap((child) => elements(child, name)) : []
  return node.type === 'element' && node.tagName === name ? [node, ...children] : children
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

describe('the draft of the notes', () => {
  it('tells the topics in the order of discussion, with votes, time and lines by kind', () => {
    const markdown = draftMarkdown([
      aTopic({ title: 'Second', votes: 1, spentMs: 20_000, discussedOrder: 2 }),
      aTopic({
        title: 'First',
        votes: 3,
        spentMs: 8 * 60_000,
        discussedOrder: 1,
        lines: [
          { kind: 'action', text: 'Ana writes it up' },
          { kind: 'note', text: 'one' },
          { kind: 'link', text: 'https://example.org/a' },
          { kind: 'takeaway', text: 'Boring is good' },
          { kind: 'note', text: 'two' },
          { kind: 'decision', text: 'We keep it' },
        ],
      }),
    ])
    expect(markdown).toBe(`## First

*3 votes, 8 minutes*

- one
- two

### Takeaways

- Boring is good

### Decisions

- We keep it

### Actions

- Ana writes it up

### Links

- <https://example.org/a>

## Second

*1 vote, less than a minute*
`)
  })

  it('says who does an action and until when, and what was merged', () => {
    const lines = [
      { kind: 'action', text: 'Write it up', owner: 'Ana *', due: '2026-12-01' },
      { kind: 'action', text: 'Try it', due: '2027-01-31' },
    ] as const
    const taken = draftMarkdown([aTopic({ discussedOrder: 1, lines, merged: ['Green tea', '_Mate_'] })])
    expect(taken).toBe(
      '## Tea\n\n*0 votes, less than a minute*\n\nTogether with: Green tea; \\_Mate\\_\n\n### Actions\n\n' +
        '- Write it up (Ana \\*, by December 1)\n- Try it (by January 31)\n',
    )
    expect(draftMarkdown([aTopic({ merged: ['Mate'], lines: lines.slice(1) })])).toBe(
      '## Not reached\n\n- Tea (0 votes)\n  - Together with: Mate\n  - Try it (by January 31)\n',
    )
  })

  it('carries over what nobody got to, by votes, with the lines that it has', () => {
    const markdown = draftMarkdown([
      aTopic({ title: 'Few', votes: 1 }),
      aTopic({ title: 'Many', votes: 4, lines: [{ kind: 'note', text: 'read this first' }] }),
      aTopic({ title: 'Also few', votes: 1 }),
    ])
    expect(markdown).toBe(
      '## Not reached\n\n- Many (4 votes)\n  - read this first\n- Few (1 vote)\n- Also few (1 vote)\n',
    )
  })

  it('is empty where there was no topic', () => {
    expect(draftMarkdown([])).toBe('')
  })

  const markup = [
    '# <b>Hi</b> [x](javascript:alert(1)) ![y](z) *a* _b_ ~~c~~ `d` | e',
    '1. one',
    '- [ ] two',
    '> three ===',
    '&lt;script&gt; \\* \\[',
    '::: <!-- --> [^1]: four',
    '"Ana *Z*" <img src=x onerror=y>',
  ]
  it.each(markup)('shows people’s markup as they typed it: %s', (text) => {
    const lines = [{ kind: 'note' as const, text }]
    const { tree } = mustRender(draftMarkdown([aTopic({ title: text, discussedOrder: 1, lines })]))
    const [heading] = elements(tree, 'h2')
    const [item] = elements(tree, 'li')
    expect(heading && textOf(heading)).toBe(text)
    expect(item && textOf(item).trim()).toBe(text)
    for (const name of ['b', 'strong', 'del', 'code', 'img', 'a', 'blockquote', 'script', 'table', 'h1'])
      expect(elements(tree, name), name).toEqual([])
    expect(elements(tree, 'em'), 'the line of votes alone').toHaveLength(1)
  })

  it('makes links of addresses, without the sentence around them', () => {
    const text = 'See https://example.org/Foo_(bar), or (https://example.org/b?c=d&e=f#g). Not https://'
    const lines = [{ kind: 'note' as const, text }]
    const { tree } = mustRender(draftMarkdown([aTopic({ discussedOrder: 1, lines })]))
    expect(elements(tree, 'a').map((link) => link.properties.href)).toEqual([
      'https://example.org/Foo%5F%28bar%29',
      'https://example.org/b?c=d&e=f#g',
    ])
  })

  it('can always be rendered and written on, whatever people typed, and however much', () => {
    const nasty = ['((((('.repeat(20), '['.repeat(100), '*_`~'.repeat(30), `https://example.org/${'(['.repeat(100)}`]
    const lines = nasty.map((text) => ({ kind: 'note' as const, text }))
    const many = Array.from({ length: 200 }, (_, at) =>
      aTopic({ title: `${nasty[at % 3]} ${at}`, discussedOrder: at + 1, lines }),
    )
    const markdown = draftMarkdown(many)
    const { tree } = mustRender(markdown)
    expect(markdown.length).toBeLessThan(37_000)
    expect(textOf(tree)).toContain('There was more than fits here.')
    expect(topicsOf(tree).length).toBeGreaterThan(5)
  })
})

describe('the draft of a board on which somebody means harm', () => {
  const starred = (times: number) => `https://example.org/${'*a'.repeat(times)}`
  const notes = Array.from({ length: 13 }, () => ({ kind: 'note' as const, text: starred(235) }))
  it.each([
    ['notes', [aTopic({ discussedOrder: 1, lines: notes })]],
    ['open topics', Array.from({ length: 60 }, () => aTopic({ title: starred(60) }))],
  ])('holds addresses full of signs in %s, as links', (_what, topics) => {
    const rendered = renderMarkdown(draftMarkdown(topics))
    expect(rendered).toMatchObject({ ok: true })
    const [link] = elements(draftOf(topics).tree, 'a')
    expect(decodeURIComponent(String(link?.properties.href))).toMatch(/^https:\/\/example\.org\/(\*a)+$/)
  })

  it('says so where it cannot hold everything', () => {
    const lines = Array.from({ length: 9000 }, () => ({ kind: 'note' as const, text: 'a' }))
    for (const topics of [
      [aTopic({ title: 'Clocks', discussedOrder: 1, lines })],
      [aTopic({ title: 'Clocks', lines })],
      Array.from({ length: 9000 }, () => aTopic({ title: 'a', discussedOrder: 1 })),
    ])
      expect(textOf(draftOf(topics).tree)).toMatch(/on the board\./)
  })

  const signs = fc.array(
    fc.constantFrom(
      ...'*_~[]()<>|#=-1.`!\\&:@^"a \n',
      'https://a.b/',
      'http://a_b',
      'www.a.b/',
      'a@b.c',
      '<!--',
      '```',
    ),
    { minLength: 1, maxLength: 12 },
  )
  const typed = (max: number) =>
    fc
      .tuple(signs, fc.nat(max), fc.constantFrom('', 'https://example.org/', 'a '))
      .map(([parts, times, before]) => `${before}${parts.join('').repeat(times + 1)}`.slice(0, max))
  const line = fc.record({
    kind: fc.constantFrom('note', 'takeaway', 'decision', 'action', 'link'),
    text: typed(500),
  })
  const topic = fc.record({
    title: typed(140).map((title) => title.replace(/\s/g, ' ')),
    votes: fc.nat(500),
    spentMs: fc.nat(10_000_000),
    discussedOrder: fc.option(fc.nat(60)),
    lines: fc.array(line, { maxLength: 20 }),
  })

  it('can be rendered, whatever they typed', () => {
    fc.assert(
      fc.property(fc.array(topic, { maxLength: 12 }), (topics) => {
        expect(renderMarkdown(draftMarkdown(topics)).ok).toBe(true)
        expect(draftOf(topics).markdown).toBe(draftMarkdown(topics))
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})
