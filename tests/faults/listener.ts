import { request } from 'node:http'

/** How long a frame may take on a machine that has much to do, in ms. */
const PATIENCE_MS = 30_000

/** A stream as bytes: what came so far, and the waiting for a version. */
export type Listener = { text(): string; forget(): void; reaches(version: number): Promise<void>; close(): void }

/** Opens a stream and keeps every byte of it. */
export function openListener(port: number, path: string, cookie: string): Listener {
  let text = ''
  let look: () => void = () => undefined
  const call = request({ host: '127.0.0.1', port, path, headers: { cookie }, agent: false })
  call.on('error', () => undefined)
  call.on('response', (answer) => {
    answer.setEncoding('utf8').on('data', (part: string) => {
      text += part
      look()
    })
    answer.on('error', () => undefined)
  })
  call.end()
  return {
    text: () => text,
    forget: () => {
      text = ''
    },
    reaches: (version) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Version ${version} never came at ${path}.`)), PATIENCE_MS)
        look = () => {
          // One's own part follows the patch; a frame is whole when its empty line is there.
          const last = text
            .slice(0, text.lastIndexOf('\n\n'))
            .match(/^id: (\d+)\./gm)
            ?.at(-1)
          if (Number(last?.slice(4, -1) ?? -1) < version) return
          clearTimeout(timer)
          look = () => undefined
          resolve()
        }
        look()
      }),
    close: () => call.destroy(),
  }
}
