// What the faces of the pictures have, found by drawing each (tests/unit/components/picture.test.ts).
const drawn =
  '\\x20-\\x7E\\xA1-\\xAC\\xAE-\\xFF\\u0100-\\u017E\\u01A0\\u01A1\\u01AF\\u01B0\\u0218-\\u021B\\u1E80-\\u1E85\\u1E9E\\u1EA0-\\u1EF9' +
  '\\u2013\\u2014\\u2018-\\u201A\\u201C-\\u201E\\u2022\\u2026\\u2039\\u203A\\u20AC\\u2122'
const strange = new RegExp(`[^${drawn}]`, 'gu')
const letters = /[\p{L}\p{M}\p{N}]/u

/**
 * A text as a picture can draw it, without emoji and other signs that our faces do not have; null where letters are among
 * those, since half a title misleads. Nothing is ever fetched from elsewhere to draw it.
 */
export function drawable(text: string): string | null {
  const composed = text.normalize('NFC').replace(/\s/g, ' ')
  // Variation selectors and the keycap belong to emoji, though they are marks.
  const signs = (composed.match(strange) ?? []).filter((sign) => !/[\uFE0E\uFE0F\u20E3]/u.test(sign))
  if (signs.some((sign) => letters.test(sign))) return null
  return composed.replace(strange, '').replace(/ +/g, ' ').trim() || null
}

/** How large a title stands, so that it fits three lines. */
export function titleSize(title: string): number {
  return title.length <= 24 ? 92 : title.length <= 48 ? 72 : 54
}
