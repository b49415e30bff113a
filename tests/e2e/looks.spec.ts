import { expect, type Page, test } from '@playwright/test'
import { axeFindings, focusFindings, spacingFindings } from '#tests/support/looks'

// The looks that every page is given, at pages of a few lines: each finds what it is for, and nothing where all is well.

const fine = `
  <main><h1>Tea</h1><p>A page on which nothing is wrong.</p>
  <p><a href="#a">A link</a></p><p><button>A button of some length</button></p></main>
  <style>:focus-visible { outline: 3px solid; } button { min-height: 44px; }</style>`

async function show(page: Page, more: string): Promise<void> {
  await page.setContent(`<!doctype html><html lang="en"><title>Tea</title>${fine}${more}</html>`)
}

const looks = {
  axe: (page: Page) => axeFindings(page),
  targets: (page: Page) => axeFindings(page, ['target-size']),
  focus: (page: Page) => focusFindings(page),
  spacing: (page: Page) => spacingFindings(page),
}

const tiny = 'style="display: inline-block; width: 12px; height: 12px; min-height: 0; padding: 0; border: 0"'
const wrong: [what: string, look: keyof typeof looks, more: string, found: RegExp][] = [
  ['a picture without words', 'axe', '<img src="data:,">', /^image-alt/],
  ['a field without a label', 'axe', '<input>', /^label/],
  ['text like its ground', 'axe', '<p style="color: #999; background: #aaa">Pale</p>', /^color-contrast/],
  ['words outside of landmarks', 'axe', '<p>Lost</p>', /^region/],
  ['targets too small and too near', 'targets', `<button ${tiny}>a</button><button ${tiny}>b</button>`, /^target-size/],
  ['no outline', 'focus', '<a href="#b" style="outline: none">b</a>', /^no outline/],
  ['an outline that is hardly one', 'focus', '<a href="#b" style="outline-width: 1px">b</a>', /^no outline/],
  ['a bar over all', 'focus', '<div style="position: fixed; inset: 0; background: #fff">Over</div>', /^covered/],
  [
    'a row that is as wide as its text',
    'spacing',
    '<p style="white-space: nowrap; width: 98vw; overflow: visible">'.concat('word '.repeat(60), '</p>'),
    /^spaced text scrolls/,
  ],
  [
    'a button that cuts its words',
    'spacing',
    // It is as wide as its words are, before they are spaced.
    `<button id="b" style="overflow: hidden; white-space: nowrap">Some words, no more</button>
     <script>b.style.width = b.offsetWidth + 'px'</script>`,
    /^cut/,
  ],
]

test('each look finds what it is for, and nothing where all is well', async ({ page }) => {
  await show(page, '')
  for (const [name, look] of Object.entries(looks)) expect.soft(await look(page), name).toEqual([])
  for (const [what, name, more, found] of wrong) {
    await show(page, more)
    expect.soft(await looks[name](page), what).toContainEqual(expect.stringMatching(found))
  }
})
