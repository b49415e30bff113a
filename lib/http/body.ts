import { log } from '../log.ts'
import { fail, ok, type Result } from '../result.ts'

/** What a body may weigh unless a route says otherwise, in bytes. */
export const usualLimit = 64 * 1024

const unreadable = () => fail('malformed', 'malformed-body', 'We could not read what was sent.')
const tooLarge = () => fail('too-large', 'body-too-large', 'That is more than we take at once.')

/** Reads a body, counting as it comes, so that a lying Content-Length or none costs no memory. */
async function readBytes(request: Request, limit: number): Promise<Result<Uint8Array>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    const reader = request.body.getReader()
    for (;;) {
      const { done, value } = await reader.read().catch(cutOff)
      if (value === undefined) {
        if (done) break
        return unreadable()
      }
      size += value.byteLength
      if (size > limit) {
        await reader.cancel()
        return tooLarge()
      }
      chunks.push(value)
    }
  }
  return ok(Buffer.concat(chunks))
}

/** Somebody went away while sending: nothing of ours is broken, and nobody is left to read an answer. */
function cutOff(error: unknown): { done: false; value: undefined } {
  log().debug({ err: error }, 'a body ended too early')
  return { done: false, value: undefined }
}

/** Which of the two ways of sending the request uses; null for any other. */
export function bodyKind(request: Request): 'json' | 'form' | null {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json') return 'json'
  return type === 'application/x-www-form-urlencoded' ? 'form' : null
}

/** The body as plain data, whatever it holds; a schema judges it next. Refuses what is too large, not UTF-8, or not JSON. */
export async function readBody(request: Request, kind: 'json' | 'form', limit = usualLimit): Promise<Result<unknown>> {
  const bytes = await readBytes(request, limit)
  if (!bytes.ok) return bytes
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)
    return ok(kind === 'json' ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text)))
  } catch {
    return unreadable()
  }
}
