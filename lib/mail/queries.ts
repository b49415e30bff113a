import { type Actor, isOrganizer } from '../auth/actor.ts'
import { fail, ok, type Result } from '../result.ts'
import { listFailedMails, listLocalMail } from './store.ts'

/** Mails that could not be delivered, with the reason; for organizers. Never a body. */
export async function getFailedMails(actor: Actor): Promise<Result<Awaited<ReturnType<typeof listFailedMails>>>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers see this.')
  return ok(await listFailedMails())
}

/** The mailbox of local mode, newest first. Its route answers to this machine only (lib/http/local.ts). */
export async function getLocalMail(): Promise<Awaited<ReturnType<typeof listLocalMail>>> {
  return listLocalMail()
}
