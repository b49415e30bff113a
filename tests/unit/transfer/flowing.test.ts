import { describe, expect, it } from 'vitest'
import { mustRenderArticle } from '#lib/markdown/article'
import { entries } from '#prisma/seed/entries'
import { flowing } from '#prisma/seed/flowing'

/** A tree as JSON in which a line's end is a space, as readers see it. */
const seen = (markdown: string) => JSON.stringify(mustRenderArticle(markdown).tree).replaceAll('\\n', ' ')

describe('a sample text that flows', () => {
  for (const { slug, markdown } of entries)
    it(`says and shows the same: ${slug}`, () => expect(seen(flowing(markdown))).toBe(seen(markdown)))

  it('has one line a paragraph and a point, and leaves code alone', () => {
    const code = '~~~go\na\nb\n~~~'
    const wrapped = `\nOne line\ngoes on.\n\n- a point\n  that goes on\n- another\n\n| a |\n| - |\n\n${code}\n\n[^1]: A note\nthat goes on.\n`
    expect(flowing(wrapped)).toBe(
      `One line goes on.\n\n- a point that goes on\n- another\n\n| a |\n| - |\n\n${code}\n\n[^1]: A note that goes on.`,
    )
  })
})
