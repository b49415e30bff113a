import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'

/** What came back, as it came. */
export type RawAnswer = { status: number; headers: IncomingHttpHeaders; text: string }

/** Sends exactly this to a site of this machine; browsers and their like correct too much. Of a stream the head is enough. */
export function askRaw(
  site: string,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(site)
  const host = hostname.replace(/^\[|\]$/g, '')
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path, headers: { ...headers, ...length } }, (answer) => {
      const { statusCode: status = 0, headers: said } = answer
      let text = ''
      const done = () => resolve({ status, headers: said, text })
      if (said['content-type']?.startsWith('text/event-stream')) {
        done()
        answer.destroy()
        return
      }
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      answer.on('error', reject).on('end', done)
    })
    sent.on('error', reject).end(body)
  })
}

/** Writes these bytes to a site of this machine and gives what came until the site ended the connection. */
export function speakRaw(site: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(site)
  return new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
    })
    socket.on('error', reject).on('close', () => resolve(text))
    socket.write(bytes)
  })
}
