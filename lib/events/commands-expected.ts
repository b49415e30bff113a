import type { Tx } from '../db/client.ts'
import { enqueueMails, type PlainMail } from '../mail/outbox.ts'
import { nextSequence } from './rules.ts'
import { type Expected, listExpected, setSequences } from './store-expected.ts'

/**
 * Mails everybody who has a seat, each under a SEQUENCE of their own, and everybody who waits: all in a handful of
 * statements, since it is under the event's lock. How many that are.
 * @param mailOf - the mail of one of them; of who has a seat, with the SEQUENCE of that mail
 */
export async function mailExpected(
  tx: Tx,
  eventId: string,
  eventSequence: number,
  mailOf: (rsvp: Expected) => PlainMail,
): Promise<number> {
  const expected = (await listExpected(tx, eventId)).map((rsvp) =>
    rsvp.status === 'going' ? { ...rsvp, sequence: nextSequence(rsvp.sequence, eventSequence) } : rsvp,
  )
  await setSequences(
    tx,
    expected.filter(({ status }) => status === 'going'),
  )
  await enqueueMails(tx, expected.map(mailOf))
  return expected.length
}
