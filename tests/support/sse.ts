/** One frame of a stream of Server-Sent Events. */
export type Frame = { event: string; id: string | null; data: unknown }

/** Reads a stream of Server-Sent Events frame by frame, until it ends or the reader stops. */
export async function* readFrames(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  const answer = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal })
  if (!answer.ok || !answer.body) throw new Error(`The stream answered ${answer.status}.`)
  let rest = ''
  const decoder = new TextDecoder()
  try {
    for await (const chunk of answer.body) {
      rest += decoder.decode(chunk, { stream: true })
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const frame = toFrame(rest.slice(0, end))
        rest = rest.slice(end + 2)
        if (frame) yield frame
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function toFrame(text: string): Frame | null {
  const fields = new Map(
    text.split('\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const
    }),
  )
  const data = fields.get('data')
  return data === undefined
    ? null
    : { event: fields.get('event') ?? 'message', id: fields.get('id') ?? null, data: JSON.parse(data) }
}
