import { expect, it } from 'vitest'
import { titled, titlePattern } from '../../../components/layout/head.ts'

// What Next does with a title and the pattern of the layout.
const inNext = (title: string, siteName: string) => titlePattern(siteName).replace(/%s/g, titled(title))

it.each(['$& and $1', '$`', "$'", '$$', '100 %', '%s'])('a title is shown as it was written: %s', (title) => {
  expect(inNext(title, 'Chat')).toBe(`${title} · Chat`)
})

it('a name that looks like the place of the title is none', () => {
  expect(inNext('Tea', 'The %s')).toBe('Tea · The %\u2060s')
})
