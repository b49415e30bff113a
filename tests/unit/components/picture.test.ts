import { inflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Picture, type PictureFacts } from '#components/ui/picture'
import { drawPicture } from '#lib/http/picture'
import { drawable } from '../../../components/ui/picture-text.ts'

const facts: PictureFacts = {
  kicker: 'Distributed Systems Coffee Chat',
  title: 'Distributed Systems Coffee Chat',
  instead: 'Thursday, December 10, 2026',
  lines: ['Thursday, December 10, 2026', '18:00 Pacific Time, online'],
  count: '14 of 20 seats taken',
  total: 20,
  filled: 14,
}

// The drawing library asks other sites for what our faces do not have. Ours must have all that we let through.
// (It reads its own parts by fetch, too, out of data: addresses.)
const { fetch } = globalThis
const asked: string[] = []
beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', (address: string) => {
    if (address.startsWith('data:')) return fetch(address)
    asked.push(address)
    return Promise.reject(new Error('no picture asks another site'))
  })
})
afterEach(() => vi.unstubAllGlobals())

async function draw(change: Partial<PictureFacts>): Promise<Buffer> {
  const png = Buffer.from(await drawPicture(Picture({ ...facts, ...change })))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  expect(asked).toEqual([])
  return png
}

const everything = Array.from({ length: 0x2200 }, (_, at) => String.fromCodePoint(at))
  .filter((sign) => /\S/.test(sign) && drawable(sign) === sign)
  .join(' ')

describe('the picture beside a link', () => {
  it.each([
    ['a usual title', 'Distributed Systems Coffee Chat'],
    ['an endless title', 'Consensus, clocks and coffee: '.repeat(40)],
    ['an unbroken title', 'W'.repeat(300)],
    ['emoji', '☕️ Coffee 👩🏽‍💻 and 🇩🇪 flags #️⃣ ©'],
    ['emoji alone', '☕️🫖'],
    ['Japanese', '分散システム珈琲会'],
    ['Arabic', 'قهوة الأنظمة الموزعة'],
    ['a few letters among Latin ones', 'Kaffee mit Σωκράτης'],
    ['letters made of several', 'Z̷̢͐a̴l̸g̵o̶ naïve Ångström'],
    ['nothing', ''],
    ['markup', '<script>alert(1)</script> & "quotes" {braces}'],
  ])('is drawn for %s without asking anybody', async (_, title) => {
    await draw({ title, kicker: title, lines: [title] })
  })

  it('has every letter that it lets through, in each face', async () => {
    for (let from = 0; from < everything.length; from += 400)
      await draw({ title: everything.slice(from, from + 400), lines: [everything.slice(from, from + 400)] })
  })

  it.each([
    [0, 7],
    [24, 24],
    [31, 40],
    [900, 1000],
  ])('is drawn for %d of %d people', async (filled, total) => {
    await draw({ filled, total })
  })

  it('shows another ring when somebody more comes', async () => {
    const pixels = (png: Buffer) => inflateSync(idat(png))
    expect(pixels(await draw({ filled: 3 })).equals(pixels(await draw({ filled: 4 })))).toBe(false)
  })
})

/** The packed pixels of a PNG. */
function idat(png: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.subarray(at + 4, at + 8).toString() === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  return Buffer.concat(parts)
}

describe('a text for a picture', () => {
  it.each([
    ['☕️ Coffee', 'Coffee'],
    ['© Ærøskøbing  – “x”', '© Ærøskøbing – “x”'],
    ['Zürich', 'Zürich'],
    ['Привет', null],
    ['hello мир', null],
    ['☕️', null],
    ['', null],
  ])('%j is drawn as %j', (text, expected) => expect(drawable(text)).toBe(expected))
})
