import { recordAct } from '../auth/audit.ts'
import { makeToken } from '../auth/token.ts'
import { clockTimestamp, type Tx, transaction } from '../db/client.ts'
import { env } from '../env.ts'
import { parse } from '../http/parse.ts'
import { paths } from '../paths.ts'
import { notify } from '../realtime/port.ts'
import { fail, ok, type Result } from '../result.ts'
import { emailAddress } from '../text.ts'
import { signInMinutes, signInScope } from './rules.ts'
import * as store from './store.ts'

/** Stands where a request names its browser. No browser is called so: the request has a link, and its code works nowhere. */
const commandLine = 'the command line'

/**
 * The way back in, from the command line: makes the address an organizer, with a person where there is none, and makes a
 * link to sign in with, since mails may not come. It counts as that of a mail does, once and for ten minutes, behind the same
 * button; a newer one ends it.
 */
export async function makeOrganizer(address: string): Promise<Result<{ email: string; link: string }>> {
  const email = parse(emailAddress, address)
  if (!email.ok) return fail('invalid', 'invalid', 'That does not look like an address for mail.')
  return transaction(async (tx) => {
    await promote(tx, email.value)
    return ok({ email: email.value, link: await makeLink(tx, email.value) })
  })
}

/** Makes ORGANIZER_EMAIL the first organizer; does nothing while there is one. */
export async function ensureFirstOrganizer(email: string): Promise<void> {
  await transaction(async (tx) => {
    await store.lockFirstOrganizer(tx)
    if ((await store.lockOrganizers(tx)).length === 0) await promote(tx, email)
  })
}

async function promote(tx: Tx, email: string): Promise<void> {
  const { person } = await store.lockPersonByEmail(tx, email, 'Organizer')
  await store.reinstateOrganizer(tx, person.id)
  await notify(tx, 'quorum_person', person.id)
  const detail = { role: 'organizer' } as const
  await recordAct(tx, null, { act: 'role-changed', subject: 'person', subjectId: person.id, detail })
}

async function makeLink(tx: Tx, email: string): Promise<string> {
  const now = await clockTimestamp(tx)
  const expiresAt = new Date(now.getTime() + signInMinutes * 60_000)
  const id = await store.createSignInRequest(tx, { email, browser: commandLine, returnTo: paths.organize(), expiresAt })
  await store.endSignInRequests(tx, { email, browser: commandLine, except: id, now })
  return env().siteUrl + paths.signInLink(makeToken(id, expiresAt, signInScope({ email })))
}
