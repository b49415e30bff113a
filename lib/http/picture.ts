import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import type { ReactElement } from 'react'

/** The size that other sites ask of a picture beside a link. */
export const pictureSize = { width: 1200, height: 630 }

type Face = { name: string; data: ArrayBuffer; weight: 400 | 700 }

// The drawing library reads woff, not woff2, and takes one file a name: "Heading latin-ext" is a name of its own.
const files: [name: string, family: string, weight: 400 | 700, parts: string[]][] = [
  ['Heading', 'bricolage-grotesque', 700, ['latin', 'latin-ext', 'vietnamese']],
  ['Text', 'hanken-grotesk', 400, ['latin', 'latin-ext', 'vietnamese']],
  ['Mono', 'spline-sans-mono', 400, ['latin']],
]

let faces: Promise<Face[]> | undefined

async function readFaces(): Promise<Face[]> {
  const all = files.flatMap(([name, family, weight, parts]) => parts.map((part) => ({ name, family, weight, part })))
  return Promise.all(
    all.map(async ({ name, family, weight, part }) => {
      const file = `${family}-${part}-${weight}-normal.woff`
      const bytes = await readFile(join(process.cwd(), 'node_modules', '@fontsource', family, 'files', file))
      return { name: `${name} ${part}`, weight, data: new Uint8Array(bytes).buffer }
    }),
  )
}

const drawing = new Map<string, Promise<ArrayBuffer>>()
const kept = 64

/** Draws once for the same facts, however many ask; the oldest of 64 pictures makes room for a new one. */
function drawOnce(key: string, draw: () => ReactElement): Promise<ArrayBuffer> {
  const known = drawing.get(key)
  if (known) return known
  const drawn = drawPicture(draw())
  drawing.set(key, drawn)
  drawn.catch(() => drawing.delete(key))
  if (drawing.size > kept) drawing.delete(drawing.keys().next().value ?? '')
  return drawn
}

/** A picture as PNG, in the site's own faces. */
export async function drawPicture(element: ReactElement): Promise<ArrayBuffer> {
  faces ??= readFaces()
  return new ImageResponse(element, { ...pictureSize, fonts: await faces }).arrayBuffer()
}

/**
 * Answers with the picture of these facts. Caches keep it for some minutes and ask again by its tag: who comes changes.
 * @param facts - everything that the picture shows
 */
export async function answerWithPicture(request: Request, facts: object, draw: () => ReactElement): Promise<Response> {
  const key = createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22)
  const headers = { etag: `"${key}"`, 'cache-control': 'public, max-age=300' }
  const known = request.headers.get('if-none-match')?.split(',')
  if (known?.some((tag) => tag.trim().replace(/^W\//, '') === headers.etag))
    return new Response(null, { status: 304, headers })
  return new Response(await drawOnce(key, draw), { headers: { ...headers, 'content-type': 'image/png' } })
}

/** What stands where there is no picture, or none that everybody may see. */
export function noPicture(): Response {
  return new Response('There is no picture here.\n', { status: 404, headers: { 'cache-control': 'no-store' } })
}
