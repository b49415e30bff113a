import type { Tx } from '../db/client.ts'
import { listener } from './listener.ts'

/** Which news there is: a board changed (payload `id:version`), a person's sessions changed (payload: person id). */
export type Channel = 'quorum_board' | 'quorum_person'

/** Tells all processes, when this transaction commits. The payload is small: whoever hears it reads the tables. */
export async function notify(tx: Tx, channel: Channel, payload: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`
}

/**
 * Hears the channel's news, of this and every other process. `onGap` is called when hearing begins, and when the connection
 * was lost and is back: news may have been missed, so read afresh. Returns what ends it.
 */
export function listen(channel: Channel, onNews: (payload: string) => void, onGap: () => void): () => void {
  return listener().add(channel, { onNews, onGap })
}

/** Ends this process's listening connection. */
export async function stopListening(): Promise<void> {
  await listener().stop()
}
