import { type Agent, type IncomingHttpHeaders, request } from 'node:http'

/** A request to 127.0.0.1. A body is JSON. */
export type Ask = { port: number; path: string; headers?: Record<string, string>; body?: string }

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

/** Sends a request and reads the whole answer. Rejects when there is none. */
export function exchange(agent: Agent, { port, path, headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent =
      body === undefined
        ? headers
        : { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
    const method = body === undefined ? 'GET' : 'POST'
    const call = request({ agent, host: '127.0.0.1', port, path, method, headers: sent }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}

/** What a browser would send back of the cookies that an answer sets. */
export function cookieHeader({ headers }: Answer): string {
  return (headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '').join('; ')
}
