import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Markdown } from '#components/ui/markdown'
import { mustRender } from '#lib/markdown/render'

function draw(markdown: string, shift?: number): string {
  return renderToStaticMarkup(
    createElement(Markdown, { tree: mustRender(markdown).tree, ...(shift !== undefined && { shift }) }),
  )
}

it('keeps headings below the one of the page, and no deeper than there are', () => {
  expect(draw('# One\n\n###### Six')).toMatch(/<h2>One<\/h2>.*<h6>Six<\/h6>/s)
  expect(draw('## Two', 0)).toContain('<h2>Two</h2>')
  expect(draw('### Three', -2)).toContain('<h2>Three</h2>')
})

it('gives links to other sites no weight, and leaves ours alone', () => {
  expect(draw('[a](https://example.org)')).toContain('<a href="https://example.org" rel="noopener nofollow ugc">')
  expect(draw('[a](/notes)')).toContain('<a href="/notes">')
})

it('aligns cells by attribute, since the CSP drops styles', () => {
  const html = draw('| a |\n|--:|\n| 1 |')
  expect(html).toContain('align="right"')
  expect(html).not.toContain('style=')
})
