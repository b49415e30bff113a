import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '#lib/http/parse'
import { notesBody } from '#lib/notes/schema'
import { returnPath, signInCodeBody } from '#lib/people/schema'
import { reportAnswer } from '#lib/people/schema-reports'
import { siteSettings } from '#lib/site/schema'
import { emailAddress, label, optional, prose, revisionNumber, webAddress } from '#lib/text'

const name = label('Your name', 60)
const text = prose('The text', 20_000)
const line = prose('The line', 200, 'one')
const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success

const zeroWidth = '\u200b'
const override = '\u202e'

describe('a label', () => {
  it.each([
    ['Ana', 'Ana'],
    ['  Søren Lindqvist ', 'Søren Lindqvist'],
    ['高橋 美咲', '高橋 美咲'],
    ['e\u0301', 'é'],
    ['👩‍💻', '👩‍💻'],
    ['❤️ 👩🏽‍🚀 🏳️‍🌈 1️⃣', '❤️ 👩🏽‍🚀 🏳️‍🌈 1️⃣'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['क्\u200dष', 'क्\u200dष'],
    ['ශ්\u200dරී', 'ශ්\u200dරී'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
    ['ᠠ\u180b', 'ᠠ\u180b'],
    ['<script>', '<script>'],
    ['O\'Neil "Q" \\', 'O\'Neil "Q" \\'],
    ['x'.repeat(60), 'x'.repeat(60)],
  ])('takes %j', (typed, kept) => expect(name.parse(typed)).toBe(kept))

  it.each([
    ['nothing', ''],
    ['blanks', ' \t '],
    ['NUL', 'a\u0000b'],
    ['a line break', 'a\nb'],
    ['half of a surrogate pair', 'a\ud800b'],
    ['the other half', '\udc00'],
    ['a bidi override', `a${override}b`],
    ['a bidi isolate', 'a\u2066b'],
    ['a zero-width space', `a${zeroWidth}b`],
    ['only what cannot be seen', `${zeroWidth}\u2060`],
    ['a blank letter', '\u3164'],
    ['a stray joiner', 'ad\u200dmin'],
    ['a joiner after an accent', 'n\u0303\u0302\u200da'],
    ['a variation selector after a letter', 'a\ufe0f'],
    ['a text selector after a digit', '1\ufe0e'],
    ['a variation selector after another', '❤\ufe0f\ufe0f'],
    ['a first selector after a letter', 'a\ufe00'],
    ['a selector of ideographs after a letter', 'x\u{e0100}'],
    ['a second selector of an ideograph', '葛\u{e0100}\u{e0101}'],
    ['a Mongolian selector after a letter', 'a\u180b'],
    ['a sign of musical layout', '\u{1d173}x'],
    ['a null notehead', 'x\u{1d159}'],
    ['a sign of shorthand layout', 'x\u{1bca0}'],
    ['an invisible Khmer vowel', 'ក\u17b4'],
    ['a line separator', 'a\u2028b'],
    ['a tag', 'a\u{e0041}'],
    ['61 characters', 'x'.repeat(61)],
    ['10,000 characters', 'x'.repeat(10_000)],
    ['a number', 7],
    ['a list', ['Ana']],
    ['null', null],
  ])('refuses %s', (_what, typed) => expect(accepts(name, typed)).toBe(false))

  it('says what is wrong by field, in its own words', () => {
    expect(parse(signInCodeBody, { request: 'x', code: '12' })).toMatchObject({
      ok: false,
      failure: {
        kind: 'invalid',
        fields: { request: [expect.stringContaining('UUID')], code: ['The code has six digits.'] },
      },
    })
  })
})

describe('running text', () => {
  it('takes out what cannot be seen and keeps lines', () => {
    expect(text.parse(`a${zeroWidth}b\r\nc${override}d\re\tf`)).toBe('ab\ncd\ne\tf')
    expect(text.parse('')).toBe('')
    expect(text.parse('x\u{e0100}y\ufe0f\u{1d173} ❤️ 葛\u{e0100}')).toBe('xy ❤️ 葛\u{e0100}')
  })

  it.each([
    ['NUL', 'a\u0000b'],
    ['an escape', 'a\u001bb'],
    ['half of a pair', 'a\ud800'],
    ['20,001 characters', 'x'.repeat(20_001)],
  ])('refuses %s', (_what, typed) => expect(accepts(text, typed)).toBe(false))

  it('refuses a second line where there is one', () => {
    expect(accepts(line, 'one')).toBe(true)
    expect(accepts(line, 'one\ntwo')).toBe(false)
  })

  it.each(['\u200d', zeroWidth, 'a\u200d', '\u0301', 'e\u0301\u200d', '\ufe0f', '1\ufe0f', '葛\u{e0100}'])(
    'judges ten times as many joiners and invisible signs in about ten times as long: %j',
    (sign) => {
      const once = (length: number) => {
        const began = performance.now()
        text.safeParse(sign.repeat(length / sign.length))
        return performance.now() - began
      }
      // Each length by the quickest of many, in turns: what else the machine does slows both alike, or neither.
      const quickest = [Infinity, Infinity]
      for (let turn = 0; turn < 7; turn++)
        for (const [at, length] of [2_000, 20_000].entries())
          quickest[at] = Math.min(quickest[at] ?? Infinity, once(length))
      // A search that begins anew at each sign would take a hundred times as long.
      expect((quickest[1] ?? 0) / (quickest[0] ?? 1)).toBeLessThan(50)
    },
  )

  it('keeps what PostgreSQL can keep, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        for (const schema of [text, name, line]) {
          const kept = schema.safeParse(typed)
          if (kept.success) expect(kept.data.isWellFormed() && !kept.data.includes('\u0000')).toBe(true)
        }
      }),
    )
  })
})

it.each([
  [' Ana@Example.ORG ', 'ana@example.org'],
  ['a+b@example.org', 'a+b@example.org'],
  ['ana@example', null],
  ['ana', null],
  ['a\u0000@example.org', null],
  ['a@example.org, b@example.org', null],
  ['a@example.org\r\nBcc: b@example.org', null],
  ['"a b"@example.org', null],
  ['<a@example.org>', null],
  [`${'a'.repeat(250)}@example.org`, null],
])('reads the address %j as %j', (typed, kept) => {
  const read = emailAddress.safeParse(typed)
  expect(read.success ? read.data : null).toBe(kept)
})

it.each([
  ['https://example.org/a?b#c', true],
  ['HTTP://example.org', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['//example.org', false],
  ['https://', false],
  ['https://example.org/a b', false],
  [`https://example.org/${'a'.repeat(2000)}`, false],
])('tells whether %j is an address that a browser may open: %s', (typed, fine) => {
  expect(accepts(webAddress, typed)).toBe(fine)
})

it.each([
  ['/events', '/events'],
  ['/events/a?b=c#d', '/events/a?b=c#d'],
  ['', undefined],
  ['//evil.example', undefined],
  ['/\\evil.example', undefined],
  ['/a\\b', undefined],
  ['https://evil.example', undefined],
  ['javascript:alert(1)', undefined],
  ['/\tevil', undefined],
  ['/a\r\nSet-Cookie: x=y', undefined],
  ['/a\u0000b', undefined],
  ['/☃', undefined],
  ['/a\ud800', undefined],
  [`/${'a'.repeat(500)}`, undefined],
  [7, undefined],
])('goes back to %j as %j', (typed, path) => expect(returnPath.parse(typed)).toBe(path))

it('takes an empty field for none', () => {
  const field = optional(label('The topic', 140))
  expect(field.parse(' ')).toBeUndefined()
  expect(field.parse(undefined)).toBeUndefined()
  expect(field.parse('Leases')).toBe('Leases')
})

it.each([
  ['notes', notesBody.shape.revision],
  ['a report', reportAnswer.shape.revision],
  ['the settings', siteSettings.shape.revision],
  ['an event or an entry', revisionNumber],
])('takes no revision of %s that the database cannot hold', (_what, revision) => {
  expect(revision.parse('2147483647')).toBe(2_147_483_647)
  for (const typed of ['2147483648', '9007199254740991', '1e300', '-1', '1.5', 'x', undefined])
    expect(accepts(revision, typed)).toBe(false)
})
