/** Ends one open stream: its reader is told that it may come back at once, or that it may not. */
export type StreamCloser = (reason: 'restart' | 'signed-out') => void

const shared = globalThis as { __quorumStreams?: Set<StreamCloser> }
shared.__quorumStreams ??= new Set()
const streams = shared.__quorumStreams

/** Remembers an open stream of this process; returns what forgets it. */
export function trackStream(close: StreamCloser): () => void {
  streams.add(close)
  return () => streams.delete(close)
}

/** Ends every open stream of this process, before the server stops. */
export function closeStreams(): void {
  for (const close of [...streams]) close('restart')
}

/** How many streams are open in this process. */
export function openStreams(): number {
  return streams.size
}
