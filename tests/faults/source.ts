import { type IncomingMessage, request } from 'node:http'
import { noteFailure } from '#tests/faults/broken'
import type { Source } from '../../components/board/connection.ts'

/** A stream of Server-Sent Events as the browser's EventSource gives it, which can be made deaf for a while. */
export type OpenSource = Source & { deafen(ms: number): void }

type Heard = Parameters<Source['addEventListener']>[1]

/** Opens one. Every end is an error, as the board's connection takes it. */
export function openSource(port: number, path: string, cookie: string): OpenSource {
  const listeners = new Map<string, Heard>()
  let answer: IncomingMessage | null = null
  let timer: NodeJS.Timeout | undefined
  let over = false
  const tell = (name: string, event: Parameters<Heard>[0]) => {
    if (!over) listeners.get(name)?.(event)
  }
  const call = request({
    host: '127.0.0.1',
    port,
    path,
    headers: { cookie, accept: 'text/event-stream' },
    agent: false,
  })
  call.on('error', () => tell('error', {}))
  call.on('response', (response) => {
    answer = response
    if (response.statusCode !== 200) {
      noteFailure(path, response.statusCode ?? 0)
      response.resume()
      tell('error', {})
      return
    }
    let rest = ''
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      const frames = (rest + part).split('\n\n')
      rest = frames.pop() ?? ''
      for (const frame of frames) hear(frame, tell)
    })
    response.on('close', () => tell('error', {}))
    response.on('error', () => undefined)
  })
  call.end()
  return {
    addEventListener: (name, heard) => void listeners.set(name, heard),
    deafen: (ms) => {
      clearTimeout(timer)
      answer?.pause()
      timer = setTimeout(() => answer?.resume(), ms)
    },
    close: () => {
      over = true
      clearTimeout(timer)
      call.destroy()
    },
  }
}

function hear(frame: string, tell: (name: string, event: Parameters<Heard>[0]) => void): void {
  const fields = new Map(frame.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]))
  const id = fields.get('id')
  tell(fields.get('event') ?? '', { data: fields.get('data'), ...(id !== undefined && { lastEventId: id }) })
}
