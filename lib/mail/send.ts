import type { Attempt } from '../jobs/worker.ts'
import { log } from '../log.ts'
import { farewells, type MailKind, type MailTemplates, type RenderedMail } from './kinds.ts'
import { beginTry, deleteMail, markMail } from './store.ts'
import { sendMessage } from './transport.ts'

/**
 * Whether SMTP refused this message or its recipient for good (5xx), so that trying again would only annoy. A 5xx to our
 * login or greeting says nothing of the mail: whoever runs the site mends it, and the mail goes out.
 */
function isFinal(error: unknown): boolean {
  const { responseCode = 0, code } = error as { responseCode?: number; code?: string }
  return responseCode >= 500 && responseCode < 600 && (code === 'EENVELOPE' || code === 'EMESSAGE')
}

/**
 * The task `send-mail`: renders the mail as things stand now and hands it over. What was sent or dropped is passed over. A
 * passing failure throws, so that the job is tried again; the last one ends in the organizers' list.
 */
export async function sendQueuedMail(templates: MailTemplates, mailId: string, { last }: Attempt): Promise<void> {
  // Written first: where the database takes no writes nothing is sent, else it would be sent anew at each try.
  const mail = await beginTry(mailId)
  if (!mail) return
  const render = templates[mail.kind as MailKind] as (payload: unknown, to: string) => Promise<RenderedMail | null>
  let response: string | null
  try {
    const rendered = await render(mail.payload, mail.recipient)
    if (!rendered) return await endMail(mail, { dropped: true })
    response = await sendMessage(mailId, mail.recipient, rendered)
  } catch (error) {
    const final = last || isFinal(error)
    if (final) await endMail(mail, { error: reasonOf(error), final })
    else await markMail(mailId, { error: reasonOf(error), final })
    log().warn({ mailId, kind: mail.kind, final, code: (error as { code?: string }).code }, 'a mail was not accepted')
    if (final) return
    throw new Error(`mail ${mailId} was not accepted`)
  }
  await endMail(mail, { sent: true, response: response && inWords(response) })
}

/** Nothing more happens to this mail: its record stays for a while, or goes at once where nothing of its reader is to stay. */
function endMail({ id, kind }: { id: string; kind: string }, end: Parameters<typeof markMail>[1]): Promise<void> {
  return farewells.includes(kind) ? deleteMail(id) : markMail(id, end)
}

/** What a server said, without addresses and links: it may repeat what the mail holds. */
function inWords(said: string): string {
  return said
    .replace(/https?:\/\/\S+/gi, '(link)')
    .replace(/\S+@\S+/g, '(address)')
    .replace(/\s+/g, ' ')
    .slice(0, 300)
}

/** Why it failed, in words for an organizer; never the message, never its recipient. */
function reasonOf(error: unknown): string {
  const { responseCode, code, command, response } = error as Record<
    'code' | 'command' | 'response',
    string | undefined
  > & {
    responseCode?: number
  }
  if (responseCode) {
    const where = command ? ` at ${command}` : ''
    return `The mail server refused it with ${responseCode}${where}.${response ? ` It said: ${inWords(response)}` : ''}`
  }
  if (code) return `The mail server could not be reached (${code}).`
  return error instanceof Error ? inWords(error.message) : 'Unknown.'
}
