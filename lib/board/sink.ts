import type { Sink } from './reader.ts'

/** What is known of the connection under a stream, where there is one of node:http. */
export type Connection = {
  /** Whether the head of the answer is out, so that bytes may be written after it. */
  isOpen(): boolean
  write(bytes: Uint8Array): void
  /** What was written and not taken yet, in bytes. */
  backlog(): number
  /** Cuts the connection of a reader that takes nothing any more. */
  destroy(): void
}

/** What the stream itself holds back, in bytes, before whoever writes it out is asked to wait. */
export const highWaterMark = 16 * 1024

type Controller = ReadableStreamDefaultController<Uint8Array>

/**
 * Writes a stream's frames. They go through the stream at first; once the answer's head and all that was written are out,
 * they go straight to the connection: through the stream each frame costs a reader several promises, which at a thousand
 * readers is what the last one waits for.
 */
export function sinkOf(
  controller: Controller,
  connection: Connection | null,
  finish: () => void,
): Sink & { close(): void } {
  let over = false
  let direct = false
  const once = (work: () => void) => {
    if (over) return
    over = true
    work()
  }
  const held = () => highWaterMark - (controller.desiredSize ?? highWaterMark)
  const isIdle = () => connection?.isOpen() === true && connection.backlog() === 0 && held() === 0
  // What was taken out of the stream is on the connection a turn of the event loop later; idle on two turns in a row means
  // that nothing is under way which a frame could overtake.
  const look = () => {
    if (isIdle()) setImmediate(() => (direct ||= isIdle()))
  }
  return {
    write: (bytes) => {
      if (over) return
      if (direct && connection) return connection.write(bytes)
      controller.enqueue(bytes)
      setImmediate(look)
    },
    backlog: () => held() + (connection?.backlog() ?? 0),
    end: finish,
    // What waits is thrown away with the stream; who does not read would not notice its end, so the socket goes too.
    drop: () => {
      once(() => controller.error(new DOMException('The reader is too slow.', 'AbortError')))
      finish()
      connection?.destroy()
    },
    close: () => once(() => controller.close()),
  }
}
