import { joinBoard, runBoardCommand } from '#lib/board/commands'
import type { Claim } from '#lib/board/identity'
import type { BoardCommandInput } from '#lib/board/schema'
import { boardCommand } from '#lib/board/schema'
import type { Answer } from '#lib/board/store-read'
import { ensureBoard } from '#lib/board/store-write'
import { openBoardStream } from '#lib/board/stream'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import type { Result } from '#lib/result'
import { meetingRow } from '#tests/support/meeting'
import { AIMS, type Aimed, aimsOf } from '#tests/unit/board/aims'

/** Somebody who has not joined. */
export const stranger: Claim = { sessionId: null, guest: null }

/** An event with its board; the board's id is the event's. */
export async function aBoard(status: 'draft' | 'published' | 'cancelled' = 'published'): Promise<string> {
  const { id } = await db().event.create({ data: meetingRow({}) })
  await ensureBoard(db(), id, true)
  if (status !== 'published') await db().event.update({ where: { id }, data: { status } })
  return id
}

/** A person with a session; an organizer moderates every board. */
export async function aMember(
  name = 'Ana',
  role: 'member' | 'organizer' = 'member',
): Promise<{ personId: string; claim: Claim }> {
  const personId = newId()
  const sessionId = newId()
  await db().person.create({ data: { id: personId, email: `${personId}@example.org`, name, role } })
  const expiresAt = new Date(Date.now() + 3_600_000)
  await db().session.create({ data: { id: sessionId, personId, userAgent: 'test', expiresAt } })
  return { personId, claim: { sessionId, guest: null } }
}

/** A guest who has joined the board. */
export async function aGuest(boardId: string, name = 'Bo'): Promise<Claim> {
  const id = newId()
  accepted(await joinBoard(stranger, boardId, { id, name }, null))
  return { sessionId: null, guest: id }
}

/** A member joins the board, as by the first letter of a topic; their participant's id. */
export async function joins({ claim }: { claim: Claim }, boardId: string): Promise<string> {
  const id = newId()
  accepted(await joinBoard(claim, boardId, { id, name: 'A member', member: true }, null))
  return id
}

type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never
type Input = WithoutId<BoardCommandInput>

/** A checked command with a new id. */
export function aCommand(input: Input, id: string = newId()): ReturnType<typeof boardCommand.parse> {
  return boardCommand.parse({ ...input, id })
}

/** The command of somebody who sees the board as it is: what it names of what is on now is filled in. */
export async function asSeen(boardId: string, input: WithoutId<Aimed<BoardCommandInput>>): Promise<Input> {
  if (!(input.type in AIMS)) return input as Input
  const { currentTopicId, timeboxId, clockId } = await db().board.findUniqueOrThrow({ where: { id: boardId } })
  const current = currentTopicId && timeboxId ? { topicId: currentTopicId, timebox: { id: timeboxId } } : null
  const none = { topicId: boardId, timeboxId: boardId, clockId: boardId }
  const meant = aimsOf(input.type, { current, clock: clockId === null ? null : { id: clockId } }, none)
  return { ...meant, ...input } as Input
}

/** Runs a command with a new id, on what the board shows where it names nothing else. */
export async function run(
  claim: Claim,
  boardId: string,
  input: WithoutId<Aimed<BoardCommandInput>>,
): Promise<Result<Answer>> {
  return runBoardCommand(claim, boardId, aCommand(await asSeen(boardId, input)))
}

/** The value of what must have been accepted. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${result.failure.code}`)
  return result.value
}

/** The code of what must have been refused; `accepted` where it was not. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'accepted' : result.failure.code
}

/** Proposes a topic and returns its id. */
export async function aTopic(claim: Claim, boardId: string, title = 'Tea'): Promise<string> {
  const command = aCommand({ type: 'propose', title })
  accepted(await runBoardCommand(claim, boardId, command))
  return command.id
}

/** A board whose first topic is being discussed, with a moderator. */
export async function aDiscussion(
  timeboxSeconds = 300,
): Promise<{ boardId: string; moderator: Claim; topicId: string }> {
  const boardId = await aBoard()
  await db().board.update({ where: { id: boardId }, data: { ladder: [timeboxSeconds, 180] } })
  const { claim: moderator } = await aMember('Mo', 'organizer')
  const topicId = await aTopic(moderator, boardId)
  accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'discussing' }))
  accepted(await run(moderator, boardId, { type: 'start-topic', topicId }))
  return { boardId, moderator, topicId }
}

/** The timebox that is running ended a moment ago; nobody has said so yet. */
export async function endTimebox(boardId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "Board" SET "version" = "version" + 1, "clockStartedAt" = "clockStartedAt" - interval '5 minutes',
           "timeboxEndsAt" = clock_timestamp() - interval '1 millisecond' WHERE "id" = ${boardId}::uuid`
}

/** One frame of a stream, taken apart. */
export type Seen = { event: string; id: string | null; data: Record<string, unknown> }

/** An open stream of a board. `until` waits for a frame that fits and returns it; `seen` holds all frames so far. */
export type Watching = {
  seen: Seen[]
  until(fits: (frame: Seen) => boolean): Promise<Seen>
  ended: Promise<void>
  close(): void
}

/** Opens a stream and reads it as a browser would. */
export async function watch(
  claim: Claim,
  boardId: string,
  options: { since?: { version: number; kind: string }; central?: Parameters<typeof openBoardStream>[1] } = {},
): Promise<Watching> {
  const abort = new AbortController()
  const place = options.since ?? null
  const opening = { claim, boardId, address: '127.0.0.1', place, signal: abort.signal, connection: null }
  const stream = accepted(await openBoardStream(opening, options.central))
  const seen: Seen[] = []
  const waiting = new Set<() => void>()
  const ended = readAll(stream, (frame) => {
    seen.push(frame)
    for (const look of [...waiting]) look()
  })
  return {
    seen,
    ended,
    close: () => abort.abort(),
    until: (fits) => {
      const { promise, resolve, reject } = Promise.withResolvers<Seen>()
      const look = () => {
        const found = seen.find(fits)
        if (!found) return
        waiting.delete(look)
        clearTimeout(timer)
        resolve(found)
      }
      const events = () => seen.map((frame) => frame.event).join(', ')
      const timer = setTimeout(() => reject(new Error(`The frame never came. There came: ${events()}`)), 20_000)
      waiting.add(look)
      look()
      return promise
    },
  }
}

async function readAll(stream: ReadableStream<Uint8Array>, onFrame: (frame: Seen) => void): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true })
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) onFrame(parseFrame(part))
  }
}

function parseFrame(part: string): Seen {
  const fields = new Map(part.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]))
  return {
    event: fields.get('event') ?? '',
    id: fields.get('id') ?? null,
    data: JSON.parse(fields.get('data') ?? 'null') as Record<string, unknown>,
  }
}
