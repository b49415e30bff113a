import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { sign } from '../auth/key.ts'
import { env } from '../env.ts'
import { fail, ok, type Result } from '../result.ts'
import { limitKey } from './address.ts'

type Limiters = { pool: pg.Pool; of: Record<Limit, RateLimiterPostgres> }

const shared = globalThis as { __quorumLimits?: Limiters }

/**
 * How often within an hour; counted in the database, so that processes share the count. By address: wide enough for a cafe
 * of 500 behind one (rule 12). By person, or by the RSVP behind a link: no hand gets there.
 */
const points = {
  mail: 600,
  join: 1_500,
  draft: 3_000,
  report: 60,
  act: 1_200,
  upload: 60,
  copy: 60,
  link: 300,
  guests: 600,
  codes: 100,
}
type Limit = keyof typeof points
const hour = 3_600
/**
 * A board has room for so many guests only (lib/board/rules-caps.ts), and they stay: so these are counted for a day. Whoever
 * tries codes in a cafe must not keep its guests out for long; no hand gets anywhere with as many.
 */
const seconds: Partial<Record<Limit, number>> = { guests: 24 * hour, codes: 5 * 60 }

function limiters(): Limiters {
  if (!shared.__quorumLimits) {
    const pool = new pg.Pool({ connectionString: env().databaseUrl, max: 2, application_name: 'quorum-limits' })
    const make = (keyPrefix: Limit) =>
      new RateLimiterPostgres({
        storeClient: pool,
        tableName: 'RateLimit',
        tableCreated: true,
        keyPrefix,
        points: points[keyPrefix],
        duration: seconds[keyPrefix] ?? hour,
        clearExpiredByTimeout: false,
      })
    const names = Object.keys(points) as Limit[]
    const of = Object.fromEntries(names.map((name) => [name, make(name)])) as Limiters['of']
    shared.__quorumLimits = { pool, of }
  }
  return shared.__quorumLimits
}

/** What is counted: nobody is written down, and without the site key nobody can tell from this who it was. */
const markOf = (purpose: string, who: string) => sign(purpose, who).toString('base64url')

async function take(limit: Limit, mark: string, sentence: string): Promise<Result<null>> {
  try {
    await limiters().of[limit].consume(mark)
    return ok(null)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    return limited(refused, sentence)
  }
}

function limited({ msBeforeNext }: RateLimiterRes, sentence: string): Result<never> {
  return fail('limited', 'too-many', sentence, { retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)) })
}

function takeByAddress(limit: Limit, address: string): Promise<Result<null>> {
  const mark = markOf('client-address', limitKey(address))
  return take(limit, mark, 'That was a lot from where you are. Please wait a little and try again.')
}

function takeById(limit: Limit, id: string): Promise<Result<null>> {
  return take(limit, markOf('limited', id), 'That was a lot in one hour. Please wait a while, then try again.')
}

/** Counts one form that sends mail, for this client address. */
export function limitMail(address: string): Promise<Result<null>> {
  return takeByAddress('mail', address)
}

/** Counts somebody who joins a board, for this client address. */
export function limitJoin(address: string): Promise<Result<null>> {
  return takeByAddress('join', address)
}

/**
 * Takes a place for a guest who joins this board, for this client address: no address fills a board for all the others.
 * Gives what frees it, for whoever does not come in.
 */
export async function limitGuests(boardId: string, address: string): Promise<Result<() => Promise<void>>> {
  const mark = markOf('guests-address', `${boardId} ${limitKey(address)}`)
  const free = async () => {
    await limiters().of.guests.reward(mark)
  }
  const sentence = 'Very many guests have joined this board from where you are. Sign in to take part.'
  const taken = await take('guests', mark, sentence)
  if (taken.ok) return ok(free)
  await free()
  return taken
}

const codesOf = (boardId: string, address: string) => markOf('codes-address', `${boardId} ${limitKey(address)}`)

/** Whether a code for this board is still looked at, after the wrong ones from this client address. */
export async function limitCodes(boardId: string, address: string): Promise<Result<null>> {
  const tried = await limiters().of.codes.get(codesOf(boardId, address))
  if (!tried || tried.consumedPoints < points.codes) return ok(null)
  return limited(tried, 'Many wrong codes came from where you are. Please wait a few minutes, then try again.')
}

/** Counts a wrong code for this board, for this client address. */
export async function countWrongCode(boardId: string, address: string): Promise<void> {
  await limiters().of.codes.penalty(codesOf(boardId, address))
}

/** Counts one report under the code of conduct, for this client address. */
export function limitReports(address: string): Promise<Result<null>> {
  return takeByAddress('report', address)
}

/** Counts one refused form that is kept for its browser, for this client address. */
export function limitDrafts(address: string): Promise<Result<null>> {
  return takeByAddress('draft', address)
}

/** Counts one act of somebody signed in: a server action, at the desk or in the settings. */
export function limitActs(personId: string): Promise<Result<null>> {
  return takeById('act', personId)
}

/** Counts one file that somebody signed in uploads. */
export function limitUploads(personId: string): Promise<Result<null>> {
  return takeById('upload', personId)
}

/** Counts one copy of all that is kept about somebody, which is dear to gather. */
export function limitCopies(personId: string): Promise<Result<null>> {
  return takeById('copy', personId)
}

/** Counts one act behind the link of an RSVP, whoever holds it. */
export function limitLink(rsvpId: string): Promise<Result<null>> {
  return takeById('link', rsvpId)
}

/** Ends the limiters' connections. */
export async function stopLimits(): Promise<void> {
  await shared.__quorumLimits?.pool.end()
  delete shared.__quorumLimits
}
