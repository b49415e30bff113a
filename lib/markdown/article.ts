import rehypeHighlight from 'rehype-highlight'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Result } from '../result.ts'
import { leaveCodePlain, linkWikiNames, lowerHeadings, nameHeadings } from './article-steps.ts'
import { prefixFootnoteLabel } from './footnotes.ts'
import { type Rendered, renderBy, schema } from './render.ts'

const footnotes = { footnoteLabel: 'Footnotes', footnoteLabelTagName: 'h2', footnoteLabelProperties: {} }

// Sanitized first: what comes after adds classes, ids of our own and spans, and takes nothing from anybody.
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, footnotes)
  .use(rehypeSanitize, schema)
  .use(() => prefixFootnoteLabel)
  .use(() => lowerHeadings)
  .use(() => nameHeadings)
  .use(() => leaveCodePlain)
  .use(rehypeHighlight, { detect: false })
  .use(() => linkWikiNames)
  .freeze()

/**
 * Long-form Markdown as a sanitized tree, when it is saved (rule 11): as `renderMarkdown`, with headings that begin below the
 * page's own and have ids, coloured code (in bounds), footnotes under a heading, and `[[names]]` marked for the page to link.
 */
export function renderArticle(markdown: string): Result<Rendered> {
  return renderBy(processor, markdown)
}

/** Long-form Markdown that is our own to the last word, so that a refusal is a bug. Throws then. */
export function mustRenderArticle(markdown: string): Rendered {
  const rendered = renderArticle(markdown)
  if (!rendered.ok) throw new Error(rendered.failure.message)
  return rendered.value
}
