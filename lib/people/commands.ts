import { type Actor, isOrganizer } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { isCodeFor } from '../auth/code.ts'
import { checkToken, readToken } from '../auth/token.ts'
import { clockTimestamp, type Tx, transaction } from '../db/client.ts'
import { env } from '../env.ts'
import { enqueueMail, wasDropped } from '../mail/outbox.ts'
import { paths } from '../paths.ts'
import { notify } from '../realtime/port.ts'
import { fail, ok, type Result } from '../result.ts'
import {
  endedRequest,
  isOpenRequest,
  judgeRoleChange,
  noSuchPerson,
  signInMinutes,
  signInScope,
  signInTries,
} from './rules.ts'
import * as store from './store.ts'

const signInFirst = () => fail('unauthenticated', 'sign-in-first', 'Please sign in first.')

/** Ends this session: the cookie's row is gone, and its open streams close. */
export async function signOut(actor: Actor): Promise<Result<null>> {
  if (actor.kind !== 'member') return signInFirst()
  return transaction(async (tx) => {
    await store.deleteSessions(tx, actor.id, actor.sessionId)
    await notify(tx, 'quorum_person', actor.id)
    return ok(null)
  })
}

/** Ends all of the person's sessions, here and everywhere. */
export async function signOutEverywhere(actor: Actor): Promise<Result<null>> {
  if (actor.kind !== 'member') return signInFirst()
  return transaction(async (tx) => {
    await store.deleteSessions(tx, actor.id)
    await notify(tx, 'quorum_person', actor.id)
    return ok(null)
  })
}

/** Saves the name and zone of whoever asks. */
export async function saveProfile(
  actor: Actor,
  profile: { name: string; timeZone?: string | undefined },
): Promise<Result<null>> {
  if (actor.kind !== 'member') return signInFirst()
  return transaction(async (tx) => {
    if (!(await store.lockPerson(tx, actor.id))) return signInFirst()
    await store.savePerson(tx, actor.id, { name: profile.name, timeZone: profile.timeZone ?? null })
    return ok(null)
  })
}

/** Makes somebody an organizer, or no longer one; acts at once on their open pages. The last organizer stays. */
export async function setRole(
  actor: Actor,
  change: { personId: string; role: 'member' | 'organizer' },
): Promise<Result<null>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers choose organizers.')
  return transaction(async (tx) => {
    const organizers = await store.lockOrganizers(tx)
    if (!organizers.includes(actor.id))
      return fail('forbidden', 'organizers-only', 'Only organizers choose organizers.')
    const person = await store.lockPerson(tx, change.personId)
    if (!person || person.removedAt) return noSuchPerson()
    const verdict = judgeRoleChange(organizers, change)
    if (!verdict.ok) return verdict
    if (person.role === change.role) return ok(null)
    await store.setPersonRole(tx, change.personId, change.role)
    await notify(tx, 'quorum_person', change.personId)
    const detail = { role: change.role }
    await recordAct(tx, actor, { act: 'role-changed', subject: 'person', subjectId: change.personId, detail })
    return ok(null)
  })
}

/**
 * Somebody asks for a sign-in mail. The same rows, the same mail and the same answer for known and unknown addresses; the
 * link works in any browser, the code only in the one that asked. Returns the request's id.
 * @param known - whether this browser has signed in with the address before; its mails are counted apart
 */
export async function requestSignIn(
  wish: { email: string; to?: string | undefined },
  browser: string,
  known = false,
): Promise<Result<{ requestId: string }>> {
  return transaction(async (tx) => {
    const now = await clockTimestamp(tx)
    const expiresAt = new Date(now.getTime() + signInMinutes * 60_000)
    const { email } = wish
    const id = await store.createSignInRequest(tx, { email, browser, returnTo: wish.to ?? null, expiresAt })
    const { dropped } = await enqueueMail(tx, {
      kind: 'sign-in',
      to: email,
      payload: { requestId: id },
      limit: known ? 'sign-in-known' : 'sign-in',
    })
    // Past the hourly limit no mail goes out, so the last one that did goes on counting, and it is its code that is asked for.
    const last = await store.lastSignInRequest(tx, { email, browser, except: id, now })
    const stays = (dropped && last) || id
    await store.endSignInRequests(tx, { email, browser, except: stays, now })
    return ok({ requestId: stays })
  })
}

/** Who was signed in: the new session, the address that it was proven for, and where they wanted to go. */
export type SignedIn = { sessionId: string; email: string; to: string }

/** Signs in by the six digits, in the browser that asked for them. Five tries, ten minutes. */
export async function signInByCode(
  attempt: { request: string; code: string; name?: string | undefined },
  browser: string,
  userAgent: string,
): Promise<Result<SignedIn>> {
  return transaction(async (tx) => {
    const request = await store.lockSignInRequest(tx, attempt.request)
    const now = await clockTimestamp(tx)
    if (!request || request.browser !== browser || !isOpenRequest(request, now)) return endedRequest()
    // A code that was never sent can only be guessed: otherwise asking on past the hourly limit would buy more tries.
    const unsent = await wasDropped(tx, { kind: 'sign-in', to: request.email, payload: { requestId: request.id } })
    if (!isCodeFor(request.id, attempt.code) || unsent) {
      await store.countTry(tx, request.id)
      return wrongCode(signInTries - request.tries - 1)
    }
    return finishSignIn(tx, request, attempt.name, userAgent, now)
  })
}

/** Signs in by the link of a mail, after a person pressed the button behind it. Once. */
export async function signInByLink(
  attempt: { token: string; name?: string | undefined },
  userAgent: string,
): Promise<Result<SignedIn>> {
  const token = readToken(attempt.token)
  if (!token) return endedRequest()
  return transaction(async (tx) => {
    const request = await store.lockSignInRequest(tx, token.id)
    const now = await clockTimestamp(tx)
    if (!request || !isOpenRequest(request, now)) return endedRequest()
    if (checkToken(token, signInScope(request), now) !== 'good') return endedRequest()
    return finishSignIn(tx, request, attempt.name, userAgent, now)
  })
}

/** Local mode's ready-made links: signs in as the first organizer or the first member of the sample community. */
export async function signInLocally(role: 'organizer' | 'member', userAgent: string): Promise<Result<SignedIn>> {
  if (env().mode !== 'local') return fail('not-found', 'not-found', 'There is nothing at this address.')
  const person = await store.findByRole(role)
  if (!person) return fail('not-found', 'nobody-there', 'There is nobody with that role yet.')
  return transaction(async (tx) => {
    const sessionId = await store.createSession(tx, person.id, userAgent, await clockTimestamp(tx))
    return ok({ sessionId, email: person.email, to: role === 'organizer' ? paths.organize() : paths.home() })
  })
}

function wrongCode(left: number): ReturnType<typeof fail> {
  if (left <= 0) return endedRequest()
  const message = `That is not the code we sent. ${left === 1 ? 'One try is' : `${left} tries are`} left.`
  return fail('invalid', 'wrong-code', message, { fields: { code: [message] } })
}

/** The request has done its work: it ends, the person is there (made where new, under a name), and a session begins. */
async function finishSignIn(
  tx: Tx,
  request: { id: string; email: string; returnTo: string | null },
  name: string | undefined,
  userAgent: string,
  now: Date,
): Promise<Result<SignedIn>> {
  const known = await store.lockKnownPerson(tx, request.email)
  const person = known ?? (name ? (await store.lockPersonByEmail(tx, request.email, name)).person : null)
  if (!person) {
    const message = 'You are new here. Under which name should people see you?'
    return fail('invalid', 'name-needed', message, { fields: { name: [message] } })
  }
  if (person.removedAt) return fail('forbidden', 'removed', 'This address can no longer sign in.')
  await store.endSignInRequest(tx, request.id, now)
  await store.markSignedIn(tx, person.id)
  const sessionId = await store.createSession(tx, person.id, userAgent, now)
  return ok({ sessionId, email: person.email, to: request.returnTo ?? paths.home() })
}
