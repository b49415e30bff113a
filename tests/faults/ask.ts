import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { noteFailure } from '#tests/faults/broken'
import type { Ended } from '#tests/faults/history'

/** After as long, in ms, an answer counts as lost, as in the browser. */
const PATIENCE_MS = 15_000

/** A question to one process, by its proxy. */
export type Question = { port: number; path: string; cookie: string; body?: string }

/** Asks, and tells how it ended. `abandonAfterMs` is when the asker goes away without having heard the answer. */
export function ask(
  agent: Agent,
  question: Question,
  abandonAfterMs: number | null = null,
): Promise<Ended & { text?: string }> {
  return new Promise((resolve) => {
    let leave: NodeJS.Timeout | undefined
    const end = (attempt: Ended & { text?: string }) => {
      clearTimeout(leave)
      resolve(attempt)
    }
    const call = open(agent, question)
    call.setTimeout(PATIENCE_MS, () => call.destroy())
    call.on('error', () => end({ answered: false }))
    call.on('response', (answer) => void read(answer, question).then(end))
    if (abandonAfterMs !== null)
      call.on('finish', () => {
        leave = setTimeout(() => call.destroy(new Error('abandoned')), abandonAfterMs)
      })
    call.end(question.body)
  })
}

function open(agent: Agent, { port, path, cookie, body }: Question): ClientRequest {
  const sent =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const method = body === undefined ? 'GET' : 'POST'
  return request({ agent, host: '127.0.0.1', port, path, method, headers: { cookie, ...sent } })
}

/** An answer that breaks off was none. */
async function read(answer: IncomingMessage, { path, body = '' }: Question): Promise<Ended & { text?: string }> {
  let text = ''
  const status = answer.statusCode ?? 0
  try {
    for await (const part of answer.setEncoding('utf8')) text += part
    const isJson = answer.headers['content-type']?.includes('json')
    const { code, version } = (isJson ? JSON.parse(text || '{}') : {}) as { code?: string; version?: number }
    return {
      answered: true,
      status,
      text,
      ...(code !== undefined && { code }),
      ...(version !== undefined && { version }),
    }
  } catch {
    return { answered: false }
  } finally {
    noteFailure(`${path} ${body.slice(0, 200)}`, status, text)
  }
}

/** Connections of one client, kept as a browser keeps them. */
export function agentOf(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 6 })
}
