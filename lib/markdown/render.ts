import type { Root } from 'hast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { fail, ok, type Result } from '../result.ts'

/** Markdown as it was written, and the sanitized tree that pages turn into React elements. */
export type Rendered = { markdown: string; tree: Root }

const longest = 40_000
const deepest = 24
// Emphasis that never closes is quadratic too: 20,000 stars in one block take 6 s.
const mostSigns = 3_000

const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'input'),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeSanitize, schema).freeze()

/**
 * How deep brackets, quotations or list markers nest anywhere; remark is quadratic on brackets (40 KB take 4 s), on markers
 * in one line ("1. 1. 1."), and overflows its stack. Escaped brackets open nothing, and none reaches past an empty line.
 */
function depthOf(markdown: string): number {
  let most = 0
  for (const block of markdown.replace(/\\./g, '').split(/\n[ \t]*\n/)) {
    let depth = 0
    for (const sign of block) {
      if (sign === '[' || sign === '(') most = Math.max(most, ++depth)
      else if (sign === ']' || sign === ')') depth = Math.max(0, depth - 1)
    }
    if ((block.match(/[*_~]+/g)?.length ?? 0) > mostSigns) return Number.POSITIVE_INFINITY
  }
  // What stands before a line's first word; two columns of indentation can be one level. A rule of dashes is no marker.
  const starts = markdown.match(/^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t])))+/gm) ?? []
  const levels = (start: string) =>
    (start.match(/>|[*+-]|\d+/g)?.length ?? 0) + (/^[ \t]*/.exec(start)?.[0].replaceAll('\t', '    ').length ?? 0) / 2
  const quoted = starts.reduce((max, start) => Math.max(max, levels(start)), 0)
  const run = markdown.match(/([*_~`])\1+/g)?.reduce((max, text) => Math.max(max, text.length), 0) ?? 0
  return Math.max(most, quoted, run > 200 ? run : 0)
}

/**
 * Turns Markdown into a sanitized tree, when it is saved (rule 11). Length and nesting are judged before it is parsed; no
 * raw HTML, no pictures, links to http, https and mailto only.
 */
export function renderMarkdown(markdown: string): Result<Rendered> {
  const text = markdown.replaceAll('\r\n', '\n')
  if (text.length > longest)
    return fail('invalid', 'text-too-long', `That is longer than ${longest.toLocaleString('en')} characters.`)
  if (depthOf(text) > deepest)
    return fail('invalid', 'text-too-nested', 'That nests brackets, quotations, lists or emphasis too deeply.')
  const tree = processor.runSync(processor.parse(text)) as Root
  return ok({ markdown: text, tree: dropPositions(tree) })
}

/** Positions in the source are of no use to a page and triple its size. */
function dropPositions(tree: Root): Root {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))) as Root
}

/** Markdown that is our own (seeds, drafts); a refusal would be a bug. */
export function mustRender(markdown: string): Rendered {
  const rendered = renderMarkdown(markdown)
  if (!rendered.ok) throw new Error(rendered.failure.message)
  return rendered.value
}
