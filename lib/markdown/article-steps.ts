import GithubSlugger from 'github-slugger'
import type { Element, ElementContent, Root, RootContent, Text } from 'hast'

// Colouring is a few regular expressions at every sign: past this a block stays plain, and so does what follows.
const mostCode = { block: 4_000, all: 12_000 }
const coloured = /^language-(?:bash|go|golang|js|javascript|json|py|python|rs|rust|sh|sql|ts|typescript|yaml|yml)$/
const namePattern = /\[\[([^[\]|\n]{1,140})(?:\|([^[\]|\n]{1,140}))?\]\]/g

const isElement = (node: RootContent): node is Element => node.type === 'element'

/** The text of a node, without its tags. */
export function textOf(node: RootContent | ElementContent): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** Where a text has headings of the first level, all move down by one: that level is the page's own. */
export function lowerHeadings(tree: Root): void {
  const headings = tree.children.filter(isElement).filter(({ tagName }) => /^h[1-6]$/.test(tagName))
  if (!headings.some(({ tagName }) => tagName === 'h1')) return
  for (const heading of headings) heading.tagName = `h${Math.min(6, Number(heading.tagName[1]) + 1)}`
}

/** Gives headings ids of their words, prefixed so that none is the page's own. */
export function nameHeadings(tree: Root): void {
  const slugger = new GithubSlugger()
  for (const node of tree.children.filter(isElement)) {
    if (!/^h[2-4]$/.test(node.tagName)) continue
    node.properties = { ...node.properties, id: `s-${slugger.slug(textOf(node).slice(0, 100))}` }
  }
}

/** Takes the language from code that is too long to be coloured, or is in none that we colour, so that it stays plain. */
export function leaveCodePlain(tree: Root): void {
  let all = 0
  for (const code of codeBlocks(tree)) {
    const { length } = textOf(code)
    all += length
    const named = [code.properties.className].flat().some((name) => coloured.test(String(name)))
    if (!named || length > mostCode.block || all > mostCode.all) delete code.properties.className
  }
}

function codeBlocks(tree: Root): Element[] {
  const found: Element[] = []
  const waiting: (Root | RootContent)[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('children' in node)) continue
    for (const child of node.children) {
      const inside = node.type === 'element' && node.tagName === 'pre'
      if (inside && child.type === 'element' && child.tagName === 'code') found.push(child)
    }
    waiting.push(...node.children.toReversed())
  }
  return found
}

/**
 * Marks `[[name]]` and `[[name|words]]` as links without an address: which entry is meant is known when the page is shown.
 * Code and links stay as they are.
 */
export function linkWikiNames(tree: Root): void {
  const waiting: (Root | Element)[] = [tree]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const children: RootContent[] = []
    for (const child of node.children) {
      if (child.type === 'text') children.push(...withNames(child))
      else children.push(child)
      if (child.type === 'element' && !/^(?:a|code|pre)$/.test(child.tagName)) waiting.push(child)
    }
    node.children = children as ElementContent[]
  }
}

function withNames({ value }: Text): ElementContent[] {
  const parts: ElementContent[] = []
  let from = 0
  for (const { 0: found, 1: name = '', 2: words = name, index } of value.matchAll(namePattern)) {
    if (index > from) parts.push({ type: 'text', value: value.slice(from, index) })
    const children: Text[] = [{ type: 'text', value: words.trim() }]
    parts.push({ type: 'element', tagName: 'a', properties: { dataWiki: name.trim() }, children })
    from = index + found.length
  }
  if (from < value.length || parts.length === 0) parts.push({ type: 'text', value: value.slice(from) })
  return parts
}
