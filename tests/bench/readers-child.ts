import { connect, type Socket } from 'node:net'
import { answerParent } from '#tests/bench/child'
import { monotonicMs } from '#tests/bench/numbers'

// A process full of readers: raw sockets, so that reading costs as little as it can. It notes when which frame came.

/** A stream, and the cookie of whoever opens it. */
export type Opening = { path: string; cookie: string }
/** Says that it is there, opens streams, or asks when each change had reached everybody (`ids`: versions in rising order). */
export type ReadersAsk =
  | { hello: true }
  | { open: { port: number; streams: readonly Opening[]; atOnce: number } }
  | { collect: { ids: readonly number[]; withinMs: number } }
/**
 * For each id, when the last reader had it, in monotonic ms; how many frames with a version came to these readers since the
 * last question, the bytes of these, and the bytes of all.
 */
export type ReadersReply = { last: number[]; frames: number; frameBytes: number; bytes: number }

type Reader = { socket: Socket; rest: string; frames: { id: number; at: number }[]; ready: (error?: Error) => void }

/** The last frame with which a stream begins; whoever is up to date gets none with a version. */
const BEGUN = 'event: presence\n'
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
    const { port, atOnce } = ask.open
    const waiting = [...ask.open.streams]
    const work = async () => {
      for (let stream = waiting.shift(); stream; stream = waiting.shift()) await open(port, stream)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return count([])
  }
  if ('hello' in ask) return count([])
  const { ids, withinMs } = ask.collect
  await untilAllHave(ids.at(-1) ?? 0, withinMs)
  const last = ids.map((id) => Math.max(...readers.map(({ frames }) => firstSince(frames, id))))
  for (const reader of readers) reader.frames = reader.frames.slice(-1)
  return count(last)
})

function count(last: number[]): ReadersReply {
  const reply = { last, frames, frameBytes, bytes }
  frames = 0
  frameBytes = 0
  bytes = 0
  return reply
}

/** Resolves once the stream has brought all that it begins with. */
function open(port: number, { path, cookie }: Opening): Promise<void> {
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
      if (part.includes(BEGUN)) reader.ready()
      const placed = PLACED.exec(part)
      if (!placed) continue
      reader.frames.push({ id: Number(placed[1]), at })
      frames += 1
      frameBytes += part.length - placed.index + 2
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
