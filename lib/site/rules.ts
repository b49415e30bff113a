import { fail, ok, type Result } from '../result.ts'

/** The kinds of pictures a logo may be. No SVG: it can carry scripts. */
export type LogoType = 'image/png' | 'image/jpeg' | 'image/webp'

/** The most that a logo may weigh, in bytes. */
export const mostLogoBytes = 256 * 1024

const startsWith = (bytes: Uint8Array, sign: readonly number[], at = 0) =>
  sign.every((byte, index) => bytes[at + index] === byte)

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const jpeg = [0xff, 0xd8, 0xff]
const riff = [0x52, 0x49, 0x46, 0x46]
const webp = [0x57, 0x45, 0x42, 0x50]

/** What a picture is by its first bytes, whatever its name or sender says; null for anything else. */
export function logoTypeOf(bytes: Uint8Array): LogoType | null {
  if (startsWith(bytes, png)) return 'image/png'
  if (startsWith(bytes, jpeg)) return 'image/jpeg'
  return startsWith(bytes, riff) && startsWith(bytes, webp, 8) ? 'image/webp' : null
}

const refuse = (kind: 'invalid' | 'too-large', code: string, message: string) =>
  fail(kind, code, message, { fields: { logo: [message] } })

/** Whether this can be the logo, and which kind of picture it is. */
export function judgeLogo(bytes: Uint8Array): Result<LogoType> {
  if (bytes.length === 0) return refuse('invalid', 'no-logo', 'Choose a picture first.')
  if (bytes.length > mostLogoBytes)
    return refuse('too-large', 'logo-too-large', 'That picture is larger than 256 KB. Make it smaller and try again.')
  const type = logoTypeOf(bytes)
  return type ? ok(type) : refuse('invalid', 'not-a-logo', 'That is no PNG, JPEG or WebP picture.')
}
