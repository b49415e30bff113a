import { createElement } from 'react'
import { expect, it } from 'vitest'
import { TopicList } from '#components/board/topic-list'
import { aBoard, act, by } from '#tests/unit/board/boards'
import { AskedWhole } from '../../../../components/board/asked-whole.ts'
import { shownTo, wordsOf } from './cards.ts'

const titles = Array.from({ length: 20 }, (_, at) => `What topic ${at + 1} is about`)
const board = titles.reduce(
  (so, title, at) => act(so, by('mo'), { type: 'propose', id: `topic-${at}`, title, details: '' }),
  act(aBoard(), by('mo'), { type: 'set-phase', phase: 'voting' }),
)

it('opens with what fills a window; without a script a link leads to all of them', () => {
  const html = shownTo('ana', board, TopicList, { status: 'open', title: 'Topics' })
  const [first = '', rest = ''] = html.split('<noscript')
  expect(first.match(/aria-label="Vote for/g)).toHaveLength(18)
  expect(wordsOf(first)).not.toContain('What topic 19 is about')
  expect(rest).toContain('href="?all=1#list-open"')
  expect(wordsOf(rest)).toContain('All 20 topics')
})

it('has all of them where somebody followed that link', () => {
  const line = { below: 19, item: 'as far as time goes' }
  const list = createElement(TopicList, { status: 'open', title: 'Topics', line })
  const html = shownTo('ana', board, AskedWhole.Provider, { value: true, children: list })
  expect(html.match(/aria-label="Vote for/g)).toHaveLength(20)
  expect(wordsOf(html)).toMatch(/What topic 19 is about.*as far as time goes.*What topic 20 is about/)
  expect(html).not.toContain('<noscript')
})

it('is painted at once with what fills a window, where there is more', () => {
  const html = shownTo('ana', board, TopicList, { status: 'open', title: 'Topics' })
  const awaited = /<link rel="expect" href="#([^"]+)" blocking="render"\/>/.exec(html)?.[1]
  const painted = html.slice(0, html.indexOf(`id="${awaited}"`))
  expect(painted.match(/<\/li>/g)).toHaveLength(18)
  const few = shownTo('ana', aBoard(), TopicList, { status: 'open', title: 'Topics' })
  expect(few).not.toContain('rel="expect"')
})
