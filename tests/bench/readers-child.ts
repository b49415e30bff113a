import { connect, type Socket } from 'node:net'
import { answerParent } from '#tests/bench/child'
import { monotonicMs } from '#tests/bench/numbers'

// A process full of readers: raw sockets, so that reading costs as little as it can. It notes when which frame came.

/** Opens streams, or asks when each change had reached everybody (`ids`: versions in rising order). */
export type ReadersAsk =
  | { open: { port: number; path: string; cookies: readonly string[]; atOnce: number } }
  | { close: true }
  | { collect: { ids: readonly number[]; withinMs: number } }
/**
 * For each id, when the last reader had it, in monotonic ms; the bytes of the latest frame with a version; how many such
 * frames, and how many bytes in all, came to these readers since the last question.
 */
export type ReadersReply = { last: number[]; frameBytes: number; frames: number; bytes: number }

type Reader = { socket: Socket; rest: string; frames: { id: number; at: number }[]; ready: (error?: Error) => void }

const PLACED = /event: (?:snapshot|patch)\nid: (\d+)/

const readers: Reader[] = []
const arrived: { reader: Reader; at: number; text: string }[] = []
let broken: string | null = null
let frameBytes = 0
let frames = 0
let bytes = 0
let onNews: () => void = () => undefined

answerParent(async (ask: ReadersAsk): Promise<ReadersReply> => {
  if ('open' in ask) {
    const waiting = [...ask.open.cookies]
    const work = async () => {
      for (let cookie = waiting.shift(); cookie !== undefined; cookie = waiting.shift()) await open(ask.open, cookie)
    }
    await Promise.all(Array.from({ length: ask.open.atOnce }, work))
    return count([])
  }
  if ('close' in ask) {
    for (const { socket } of readers.splice(0)) socket.removeAllListeners('close').destroy()
    return count([])
  }
  const { ids, withinMs } = ask.collect
  await untilAllHave(ids.at(-1) ?? 0, withinMs)
  const last = ids.map((id) => Math.max(...readers.map(({ frames }) => firstSince(frames, id))))
  for (const reader of readers) reader.frames = reader.frames.slice(-1)
  return count(last)
})

function count(last: number[]): ReadersReply {
  const reply = { last, frameBytes, frames, bytes }
  frames = 0
  bytes = 0
  return reply
}

/** Resolves once the stream has brought its snapshot. */
function open({ port, path }: { port: number; path: string }, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const reader: Reader = { socket, rest: '', frames: [], ready: (error) => (error ? reject(error) : resolve()) }
    socket.setEncoding('latin1')
    const headers = ['accept: text/event-stream', ...(cookie ? [`cookie: ${cookie}`] : [])]
    socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${headers.join('\r\n')}\r\n\r\n`)
    socket.on('data', (text: string) => note(reader, text))
    socket.on('error', (error) => fail(reader, error.message))
    socket.on('close', () => fail(reader, 'A stream was closed.'))
    readers.push(reader)
  })
}

/** Notes the time first and reads later, so that no reader waits for the reading of another. */
function note(reader: Reader, text: string): void {
  arrived.push({ reader, at: monotonicMs(), text })
  if (arrived.length === 1) setImmediate(readArrived)
}

function readArrived(): void {
  for (const { reader, at, text } of arrived.splice(0)) {
    bytes += text.length
    const whole = reader.rest + text
    if (whole.startsWith('HTTP/1.1 ') && !whole.startsWith('HTTP/1.1 200')) fail(reader, whole.slice(0, 200))
    const parts = whole.split('\n\n')
    reader.rest = parts.pop() ?? ''
    for (const part of parts) {
      const placed = PLACED.exec(part)
      if (!placed) continue
      reader.frames.push({ id: Number(placed[1]), at })
      frames += 1
      frameBytes = part.length - placed.index + 2
      reader.ready()
    }
  }
  onNews()
}

function fail(reader: Reader, reason: string): void {
  broken ??= reason
  reader.ready(new Error(reason))
  onNews()
}

function firstSince(frames: Reader['frames'], id: number): number {
  return frames.find((frame) => frame.id >= id)?.at ?? Number.NaN
}

function untilAllHave(id: number, withinMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`Version ${id} did not reach everybody.`)), withinMs)
    onNews = () => {
      const done = readers.every(({ frames }) => (frames.at(-1)?.id ?? -1) >= id)
      if (!done && broken === null) return
      clearTimeout(patience)
      onNews = () => undefined
      if (broken === null) resolve()
      else reject(new Error(broken))
    }
    onNews()
  })
}
