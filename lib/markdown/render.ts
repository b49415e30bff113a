import type { Root } from 'hast'
import type { Root as Source } from 'mdast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'
import { fail, ok, type Result } from '../result.ts'
import { prefixFootnoteLabel } from './footnotes.ts'
import { costsTooMuch, isTooLarge } from './limits.ts'

/** Markdown as it was written, and the sanitized tree that pages turn into React elements. */
export type Rendered = { markdown: string; tree: Root }

const longest = 40_000

/** What may come through. Ids are made by us alone and bear their prefix already, so that footnotes find each other. */
export const schema = {
  ...defaultSchema,
  clobber: [],
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'input'),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(() => prefixFootnoteLabel)
  .freeze()

/**
 * Turns Markdown into a sanitized tree, when it is saved (rule 11). Length and nesting are judged before it is parsed,
 * its size after; no raw HTML, no pictures, links to http, https and mailto only.
 */
export function renderMarkdown(markdown: string): Result<Rendered> {
  return renderBy(processor, markdown)
}

/** As `renderMarkdown`, with steps of its own after the sanitizing ones. The same limits hold, before and after. */
export function renderBy(
  processor: Processor<Source, Source, Root, undefined, undefined>,
  markdown: string,
): Result<Rendered> {
  const text = markdown.replaceAll('\r\n', '\n')
  if (text.length > longest)
    return fail('invalid', 'text-too-long', `That is longer than ${longest.toLocaleString('en')} characters.`)
  if (costsTooMuch(text)) return tooNested()
  const source = processor.parse(text)
  if (isTooLarge(source)) return tooNested()
  const tree = processor.runSync(source)
  return isTooLarge(tree) ? tooNested() : ok({ markdown: text, tree: dropPositions(tree) })
}

const tooNested = () =>
  fail(
    'invalid',
    'text-too-nested',
    'That nests brackets, quotations, lists or emphasis too deeply, or holds too many.',
  )

/** Positions in the source are of no use to a page and triple its size. */
function dropPositions(tree: Root): Root {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))) as Root
}

/** Markdown that is our own to the last word (seeds, fixed sentences), so that a refusal is a bug. Throws then. */
export function mustRender(markdown: string): Rendered {
  const rendered = renderMarkdown(markdown)
  if (!rendered.ok) throw new Error(rendered.failure.message)
  return rendered.value
}
