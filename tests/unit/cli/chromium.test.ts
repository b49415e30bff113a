import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chromiumArgs } from '#tests/support/chromium'

const prefix = '--disable-features='

test('our list of what Chromium turns off, which replaces Playwright’s, has all that is on that one', () => {
  const bundle = readFileSync('node_modules/playwright-core/lib/coreBundle.js', 'utf8')
  const list = /disabledFeatures = \[([^\]]*)\]/.exec(bundle)?.[1] ?? ''
  const theirs = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name)
  expect(theirs).toContain('PaintHolding')
  const ours = chromiumArgs
    .filter((arg) => arg.startsWith(prefix))
    .flatMap((arg) => arg.slice(prefix.length).split(','))
  expect(ours).toEqual(expect.arrayContaining(theirs))
})
