import { request } from 'node:http'
import { noteFailure } from '#tests/faults/broken'

/** How long a frame may take on a machine that has much to do, in ms. */
const PATIENCE_MS = 30_000

/** A stream as bytes: what came so far, and the waiting for a version. */
export type Listener = {
  text(): string
  forget(): void
  reaches(version: number): Promise<void>
  /** All came that a stream begins with: who is present is the last of it. */
  hasBegun(): Promise<void>
  close(): void
}

/** Opens a stream and keeps every byte of it. */
export function openListener(port: number, path: string, cookie: string): Listener {
  let text = ''
  let look: () => void = () => undefined
  const call = request({ host: '127.0.0.1', port, path, headers: { cookie }, agent: false })
  call.on('error', () => undefined)
  call.on('response', (answer) => {
    noteFailure(path, answer.statusCode ?? 0)
    answer.setEncoding('utf8').on('data', (part: string) => {
      text += part
      look()
    })
    answer.on('error', () => undefined)
  })
  call.end()
  // A frame is whole when its empty line is there.
  const until = (what: string, holds: (whole: string) => boolean) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${what} never came at ${path}.`)), PATIENCE_MS)
      look = () => {
        if (!holds(text.slice(0, text.lastIndexOf('\n\n') + 2))) return
        clearTimeout(timer)
        look = () => undefined
        resolve()
      }
      look()
    })
  return {
    text: () => text,
    forget: () => {
      text = ''
    },
    reaches: (version) => until(`Version ${version}`, (whole) => (versionsIn(whole).at(-1) ?? -1) >= version),
    hasBegun: () => until('The beginning', (whole) => /^event: presence\n.*\n\n/m.test(whole)),
    close: () => call.destroy(),
  }
}

function versionsIn(frames: string): number[] {
  return (frames.match(/^id: (\d+)\./gm) ?? []).map((line) => Number(line.slice(4, -1)))
}
