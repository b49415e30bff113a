import { db } from '../db/client.ts'
import type { MailBlock } from '../mail/layout.ts'
import { readWaiting } from './store-carry.ts'

/** So many topics are named in one mail. */
const named = 3

/**
 * "Still interested?": what a guest proposed at earlier meetings and nobody has brought since, with the link behind which
 * they answer. Nothing where nothing waits. Mails get forwarded, so what was proposed anonymously is not named.
 */
export async function stillInterested(
  { personId, eventId }: { personId: string; eventId: string },
  link: string,
): Promise<MailBlock[]> {
  const waiting = await readWaiting(db(), eventId, personId)
  if (waiting.length === 0) return []
  const open = waiting.filter(({ anonymous }) => !anonymous)
  const lines = open.slice(0, named).map(({ title }) => `“${title}”`)
  const more = waiting.length - lines.length
  if (more > 0) lines.push(lines.length > 0 ? `and ${more} more` : `${more} that you proposed anonymously`)
  return [
    { text: `Still interested? Proposed by you before, and not reached so far:\n${lines.join('\n')}` },
    {
      link: {
        label: waiting.length === 1 ? 'Bring it along, or let it go' : 'Bring them along, or let them go',
        url: link,
      },
    },
    { small: 'What you do not answer for waits, and somebody else may introduce it.' },
  ]
}
