import type { BoardPage } from '#lib/board/queries'
import type { BoardCommand } from '#lib/board/schema'
import type { Id } from '#lib/board/state'
import type { Earlier } from '#lib/board/view-carry'
import { paths } from '#lib/paths'
import type { Answer, Outcome, Refusal } from './outbox.ts'

/** Longer than this, in ms, and an answer counts as lost; the same identity is sent again. */
const patienceMs = 15_000

/** Statuses that say "not now": the database is away, too much at once, a proxy without its server. */
const notNow = new Set([408, 425, 429, 502, 503, 504])

/** Sends a command. What is lost on the way may be sent again: its identity makes sure that it counts once. */
export async function sendCommand(boardId: Id, command: BoardCommand): Promise<Answer> {
  try {
    const response = await post(paths.api.boardCommands(boardId), command)
    if (notNow.has(response.status)) return { kind: 'again', afterMs: retryAfterMs(response) }
    if (!response.ok) return { kind: 'refused', refusal: await refusalOf(response) }
    const { version }: { version: number } = await response.json()
    return { kind: 'saved', version }
  } catch {
    return { kind: 'again', afterMs: null }
  }
}

/** Joins as a guest. The id becomes the participant's, so the same one is sent again after a lost answer. */
export async function joinBoard(boardId: Id, guest: { id: Id; name: string; member?: true }): Promise<Outcome> {
  try {
    const response = await post(paths.api.boardParticipants(boardId), guest)
    return response.ok ? { ok: true } : { ok: false, refusal: await refusalOf(response) }
  } catch {
    const message = 'We cannot reach the board at the moment. Your name is still here; try again.'
    return { ok: false, refusal: { code: 'unreachable', message } }
  }
}

/** The server's time, in ms. */
export async function askTime(): Promise<number> {
  const response = await fetch(paths.api.time(), { cache: 'no-store', signal: AbortSignal.timeout(5_000) })
  const { now }: { now: number | string } = await response.json()
  return typeof now === 'number' ? now : Date.parse(now)
}

/** The board as it is now for whoever asks. */
export async function fetchBoard(boardId: Id): Promise<BoardPage> {
  const response = await fetch(paths.api.board(boardId), { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
  if (!response.ok) throw new Error(`The board answered ${response.status}.`)
  return response.json()
}

/** What waits from earlier meetings, for whoever asks. */
export async function fetchEarlier(boardId: Id): Promise<Earlier> {
  const address = paths.api.boardEarlier(boardId)
  const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
  if (!response.ok) throw new Error(`The board answered ${response.status}.`)
  return response.json()
}

/** When a meeting ends by now, in ms since 1970; null where it has no hour. */
export async function askEnd(slug: string): Promise<number | null> {
  const response = await fetch(paths.api.event(slug), { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
  if (!response.ok) throw new Error(`The event answered ${response.status}.`)
  const { hasTime, endsAt }: { hasTime: boolean; endsAt: string } = await response.json()
  return hasTime ? Date.parse(endsAt) : null
}

function post(address: string, body: unknown): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  })
}

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? Math.min(60, Math.max(0.5, seconds)) * 1000 : null
}

async function refusalOf(response: Response): Promise<Refusal> {
  const problem: { code?: string; title?: string; fields?: Record<string, string[]> } = await response
    .json()
    .catch(() => ({}))
  const { code = 'refused', title = 'That did not work. Please try again.', fields } = problem
  const message = fields ? Object.values(fields).flat().join(' ') || title : title
  return { code, message, ...(fields && { fields }) }
}
