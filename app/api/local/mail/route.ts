import { handle } from '#lib/http/handle'
import { localOnly } from '#lib/http/local'
import { readLocalMail } from '#lib/mail/api'
import { getLocalMail } from '#lib/mail/queries'

/** The local mailbox: an array, newest first. */
export const GET = handle(readLocalMail, async () => {
  const local = localOnly()
  return local.ok ? Response.json(await getLocalMail(), { headers: { 'cache-control': 'no-store' } }) : local
})
