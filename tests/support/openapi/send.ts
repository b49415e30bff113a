import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { Asked } from '#tests/support/openapi/derive'

/** What came back; of a stream the head alone. */
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** Sends exactly this; browsers and their like correct too much. */
export function send(base: URL, { method, path, headers, body }: Asked): Promise<Answer> {
  const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body ?? '')) } : {}
  return new Promise((resolve, reject) => {
    const options = {
      hostname: base.hostname,
      port: base.port,
      method,
      path,
      agent,
      headers: { ...headers, ...length },
    }
    const sent = request(options, (answer) => {
      const { statusCode: status = 0, headers: said } = answer
      if (said['content-type']?.startsWith('text/event-stream')) {
        resolve({ status, headers: said, text: '' })
        answer.destroy()
        return
      }
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      answer.on('error', reject).on('end', () => resolve({ status, headers: said, text }))
    })
    sent.on('error', reject).end(body)
  })
}
