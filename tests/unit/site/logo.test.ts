import { describe, expect, it } from 'vitest'
import { judgeLogo, logoTypeOf, mostLogoBytes } from '#lib/site/rules'

const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(values.flatMap((value) => (typeof value === 'string' ? [...Buffer.from(value)] : [value])))

describe('the logo', () => {
  it('is told by its first bytes', () => {
    expect(logoTypeOf(bytes(0x89, 'PNG\r\n', 0x1a, '\n'))).toBe('image/png')
    expect(logoTypeOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
    expect(logoTypeOf(bytes('RIFF', 1, 2, 3, 4, 'WEBPVP8 '))).toBe('image/webp')
  })

  it.each([
    ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page', bytes('<!doctype html>')],
    ['a sound', bytes('RIFF', 1, 2, 3, 4, 'WAVEfmt ')],
    ['a WebP without its RIFF', bytes('NOPE', 1, 2, 3, 4, 'WEBPVP8 ')],
    ['the beginning of a sign', bytes(0x89, 'PNG')],
  ])('is not %s', (_what, data) => {
    expect(judgeLogo(data)).toMatchObject({ ok: false, failure: { code: 'not-a-logo', fields: { logo: [/PNG/] } } })
  })

  it('weighs up to 256 KB', () => {
    const heavy = new Uint8Array(mostLogoBytes + 1)
    heavy.set(bytes(0xff, 0xd8, 0xff))
    expect(judgeLogo(heavy)).toMatchObject({ failure: { kind: 'too-large', code: 'logo-too-large' } })
    expect(judgeLogo(heavy.subarray(0, mostLogoBytes))).toEqual({ ok: true, value: 'image/jpeg' })
    expect(judgeLogo(new Uint8Array())).toMatchObject({ failure: { code: 'no-logo' } })
  })
})
