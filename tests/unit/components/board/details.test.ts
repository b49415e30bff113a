import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import DetailsMarkdown from '#components/board/details-markdown'
import { DetailsText } from '#components/board/details-text'

const drawn = (details: string) =>
  renderToStaticMarkup(createElement(DetailsMarkdown, { details, plain: createElement('p', null, 'as typed') }))

it('draws Markdown below the title of a card, and leads elsewhere in a tab of its own', () => {
  const html = drawn('# Why\n\nBecause **clocks** [lie](https://clocks.example.org).\n\n- skew\n- drift')
  expect(html).toContain('<h4>Why</h4>')
  expect(html).toContain('<strong>clocks</strong>')
  expect(html).toMatch(/<a(?=[^>]* target="_blank")(?=[^>]* rel="noopener nofollow ugc")[^>]*>lie<\/a>/)
  expect(html).toContain('<li>skew</li>')
})

it('never draws HTML of people, and shows as typed what would cost too much', () => {
  expect(drawn('<b onclick="x()">hi</b> ![](https://x.example.org/a.png)')).not.toMatch(/<b|<img|onclick/)
  expect(drawn('> '.repeat(900))).toBe('<p>as typed</p>')
})

it('is text as it was typed until the page runs', () => {
  const html = renderToStaticMarkup(createElement(DetailsText, { details: '**Bold** and https://x.example.org/' }))
  expect(html).toContain('**Bold**')
  expect(html).toContain('href="https://x.example.org/"')
})
