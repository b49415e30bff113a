import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { type Connection, highWaterMark, sinkOf } from '#lib/board/sink'

const bytes = (text: string) => new TextEncoder().encode(text)

/** A stream whose frames somebody takes out, one by one, and writes to a connection, as a server does. */
function aStream() {
  const written: string[] = []
  let waiting = 0
  const connection: Connection = {
    isOpen: () => written.length > 0,
    write: (chunk) => void written.push(`direct ${new TextDecoder().decode(chunk)}`),
    backlog: () => waiting,
    destroy: () => undefined,
  }
  let sink: ReturnType<typeof sinkOf> | null = null
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        sink = sinkOf(controller, connection, () => undefined)
      },
    },
    { highWaterMark, size: (chunk) => chunk.byteLength },
  )
  if (!sink) throw new Error('The stream did not start.')
  const reader = stream.getReader()
  const take = async () => written.push(`stream ${new TextDecoder().decode((await reader.read()).value)}`)
  return { sink: sink as ReturnType<typeof sinkOf>, written, take, hold: (size: number) => (waiting = size) }
}

const turns = async () => {
  for (let count = 0; count < 4; count++) await turn()
}

it('goes straight to the connection once all that was written is out', async () => {
  const { sink, written, take } = aStream()
  sink.write(bytes('one'))
  await take()
  await turns()
  sink.write(bytes('two'))
  expect(written).toEqual(['stream one', 'direct two'])
})

it('overtakes nothing that waits in the stream or on the connection', async () => {
  const { sink, written, take, hold } = aStream()
  sink.write(bytes('one'))
  await take()
  hold(10)
  sink.write(bytes('two'))
  await take()
  await turns()
  sink.write(bytes('three'))
  hold(0)
  await turns()
  sink.write(bytes('four'))
  await take()
  await take()
  expect(written).toEqual(['stream one', 'stream two', 'stream three', 'stream four'])
})
