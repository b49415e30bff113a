import { expect, it } from 'vitest'
import { cookies } from '#lib/transfer/view-privacy'
import { readSources } from '#tests/support/architecture-files'

it('the privacy page knows every cookie that the code sets', () => {
  const named = new Set<string>()
  for (const { path, text } of readSources()) {
    if (!/^(?:app|lib)\//.test(path)) continue
    for (const [, given = ''] of text.matchAll(/(?:setCookie|jar\.set)\(\s*([^,]+),/g)) {
      const literal = /^(?:cookieName\()?'([\w-]+)'/.exec(given)?.[1]
      if (literal) named.add(literal)
      else if (given.startsWith('cookieOf(')) named.add('guest')
      else if (given === 'name') named.add(/const name = '([\w-]+)'/.exec(text)?.[1] ?? `unknown in ${path}`)
      else if (!given.startsWith('name: ')) named.add(`unknown in ${path}: ${given}`)
    }
  }
  const known = cookies.map(({ name }) => name)
  expect([...named].sort()).toEqual(known.toSorted())
})
