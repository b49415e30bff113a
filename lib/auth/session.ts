import { decode, encode } from 'next-auth/jwt'
import { db } from '../db/client.ts'
import { env } from '../env.ts'
import { cookieName, readCookie, setCookie } from '../http/cookies.ts'
import { isId } from '../ids.ts'
import { type Actor, visitor } from './actor.ts'

/** How long a session lasts, in seconds. */
export const sessionSeconds = 30 * 86_400

/** That a session is in use is written down once an hour, in ms: enough to tell it from one that was left behind. */
const seenMs = 3_600_000

const salt = () => cookieName('session')

/** A Set-Cookie line with the JWT that names the session; the rest of what it means is read at each request (rule 6). */
export async function sessionCookie(sessionId: string): Promise<string> {
  const token = await encode({ token: { sid: sessionId }, secret: env().secret, salt: salt(), maxAge: sessionSeconds })
  return setCookie('session', token, sessionSeconds)
}

/** The session that a Cookie header names, if its signature holds; whether the session still counts is not asked yet. */
export async function claimedSession(header: string | null): Promise<string | null> {
  const token = readCookie(header, 'session')
  if (!token) return null
  try {
    const claims = await decode({ token, secret: env().secret, salt: salt() })
    return typeof claims?.sid === 'string' && isId(claims.sid) ? claims.sid : null
  } catch {
    return null
  }
}

/** Who stands behind a Cookie header, by the session's and the person's rows as they are now. */
export async function actorOf(header: string | null): Promise<Actor> {
  const sessionId = await claimedSession(header)
  if (!sessionId) return visitor
  const session = await db().session.findFirst({
    where: { id: sessionId, expiresAt: { gt: new Date() }, person: { removedAt: null } },
    select: { seenAt: true, person: { select: { id: true, name: true, email: true, role: true, timeZone: true } } },
  })
  if (!session) return visitor
  if (Date.now() - session.seenAt.getTime() > seenMs)
    await db().session.updateMany({ where: { id: sessionId }, data: { seenAt: new Date() } })
  return { kind: 'member', ...session.person, sessionId }
}
