import { describe, expect, it } from 'vitest'
import { mustRender } from '#lib/markdown/render'
import { draftMarkdown } from '#lib/notes/rules'
import { excerptOf, foundIn, headingShift, topicsOf } from '#lib/notes/view'

const tree = (markdown: string) => mustRender(markdown).tree

describe('what a list says of notes', () => {
  it('names the topics, without what was carried over', () => {
    expect(topicsOf(tree('## One *two*\n\n### Actions\n\n- x\n\n## Three\n\n## Not reached\n\n- y'))).toEqual([
      'One two',
      'Three',
    ])
  })

  it('takes the highest headings that there are', () => {
    expect(topicsOf(tree('### One\n\n#### More\n\n### Two'))).toEqual(['One', 'Two'])
    expect(topicsOf(tree('Only words.'))).toEqual([])
  })

  it('begins with the first words, cut at a word', () => {
    expect(excerptOf(tree('## Left out\n\nWe met, and *talked*.'))).toBe('We met, and talked.')
    expect(excerptOf(tree('one two three four'), 10)).toBe('one two …')
  })

  it('moves headings down only where one would stand beside the page’s own', () => {
    expect(headingShift(tree('# One'))).toBe(1)
    expect(headingShift(tree('## One'))).toBe(0)
  })
})

it('finds words of the board in the notes that were made of it, markup and addresses in them too', () => {
  const words = [
    'Is *rust* a_b [ok]?',
    'See https://x.example.org/a_b(c) and more',
    'https://x.example.org/*a*',
    'Plain',
  ]
  const lines = words.slice(1).map((text) => ({ kind: 'note' as const, text }))
  const title = words[0] ?? ''
  const notes = tree(draftMarkdown([{ title, votes: 1, spentMs: 1, discussedOrder: 1, lines }]))
  expect(foundIn(notes, [...words, 'Not there'])).toEqual(words)
  expect(foundIn(tree('Nothing of it.'), words)).toEqual([])
})
