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

/** What was drawn, the longest unasked first; a picture takes some 50 KB. */
const drawn = new Map<string, Promise<ArrayBuffer>>()
const kept = 500
/** How many may wait for their turn. */
const mostWaiting = 20
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** Draws once for the same facts, however many ask, and one picture at a time. Null where too many wait already. */
function drawOnce(key: string, draw: () => ReactElement): Promise<ArrayBuffer> | null {
  const picture = drawn.get(key) ?? inTurn(() => drawPicture(draw()))
  if (!picture) return null
  drawn.delete(key)
  drawn.set(key, picture)
  picture.catch(() => drawn.delete(key))
  if (drawn.size > kept) drawn.delete(drawn.keys().next().value ?? '')
  return picture
}

function inTurn<T>(work: () => Promise<T>): Promise<T> | null {
  if (waiting >= mostWaiting) return null
  waiting += 1
  const turn = last.then(work).finally(() => {
    waiting -= 1
  })
  last = turn.catch(() => undefined)
  return turn
}

/** A picture as PNG, in the site's own faces. */
export async function drawPicture(element: ReactElement): Promise<ArrayBuffer> {
  faces ??= readFaces()
  return new ImageResponse(element, { ...pictureSize, fonts: await faces }).arrayBuffer()
}

/**
 * Answers with the picture of these facts. Caches keep it for some minutes and ask again by its tag: who comes changes. A
 * crowd that asks for many at once is sent away for a moment: drawing holds up everybody else of the process.
 * @param facts - everything that the picture shows
 */
export async function answerWithPicture(request: Request, facts: object, draw: () => ReactElement): Promise<Response> {
  const key = createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22)
  const headers = { etag: `"${key}"`, 'cache-control': 'public, max-age=300' }
  const known = request.headers.get('if-none-match')?.split(',')
  if (known?.some((tag) => tag.trim().replace(/^W\//, '') === headers.etag))
    return new Response(null, { status: 304, headers })
  const picture = drawOnce(key, draw)
  return picture ? new Response(await picture, { headers: { ...headers, 'content-type': 'image/png' } }) : busy()
}

function busy(): Response {
  const headers = { 'cache-control': 'no-store', 'retry-after': '10' }
  return new Response('Too many pictures are being drawn. Ask again in ten seconds.\n', { status: 503, headers })
}

/** What stands where there is no picture, or none that everybody may see. */
export function noPicture(): Response {
  return new Response('There is no picture here.\n', { status: 404, headers: { 'cache-control': 'no-store' } })
}
