import type { Actor } from '../auth/actor.ts'
import { isOrganizer } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { ok, type Result } from '../result.ts'
import { ownPart, plainCode } from './admission.ts'
import { keepTime, serverNow } from './clock.ts'
import { claimIfGuest } from './commands.ts'
import { noSuchBoard } from './entrance.ts'
import type { Claim } from './identity.ts'
import type { ViewKind } from './policy.ts'
import { localPeople } from './presence.ts'
import { seatOf } from './reader.ts'
import { type Id, type Instant, participantOf, type Stage } from './state.ts'
import { type Found, findByJoinCode, readBoard, readHeadCount } from './store-read.ts'
import { ensureBoard } from './store-write.ts'
import { settleTimeOf } from './timers.ts'
import { type BoardView, type Me, view } from './view.ts'
import { type Ratings, viewRatings } from './view-ratings.ts'
import { identify } from './viewers.ts'

/** A board as one viewer sees it. `kind` is whose view it is, `present` how many people are here, `now` the server's time. */
export type BoardPage = BoardView & {
  me: Me | null
  kind: ViewKind
  present: number
  now: Instant
  /** Whether this viewer has a confirmed RSVP. */
  going: boolean
  joinCode: string | null
}

/**
 * The board for this viewer, from the tables. Makes the event's board if it has none yet, opens the Roman vote of a
 * timebox that ended while nobody looked, and makes one person of a guest who has signed in.
 */
export async function getBoard(claim: Claim, boardId: Id): Promise<Result<BoardPage>> {
  const [there, who, present] = await Promise.all([
    readBoard(db(), boardId),
    identify(boardId, claim.sessionId),
    readHeadCount(db(), boardId, localPeople(boardId)),
    keepTime(),
  ])
  const first = there ?? (await makeBoard(boardId, who?.organizer ?? false))
  if (!first || (first.status === 'draft' && !who?.organizer)) return noSuchBoard()
  const claimed = await claimIfGuest(claim, who, boardId, first.board)
  const settled = await settleTimeOf(boardId, first.board)
  const { board, status, joinCode } = claimed || settled ? ((await readBoard(db(), boardId)) ?? first) : first
  const { kind, moderator, participant } = seatOf(board, { sessionId: claim.sessionId, who, guest: claim.guest })
  const me = participant ? ownPart(boardId, board, participant.id, moderator) : null
  return ok({
    ...view(board, kind, status === 'cancelled'),
    me,
    kind,
    present,
    now: serverNow(),
    going: who?.going === true,
    joinCode,
  })
}

/** The address of the event whose board people join by this code; null where there is none that this reader may know of. */
export async function getSlugOfCode(actor: Actor, typed: string): Promise<string | null> {
  const event = await findByJoinCode(db(), plainCode(typed).slice(0, 12))
  return event && (event.status !== 'draft' || isOrganizer(actor)) ? event.slug : null
}

/** What pages outside the board show of it. `mine` says that this member has voted for the topic. */
export type OpenTopics = {
  stage: Stage
  proposing: boolean
  voting: boolean
  topics: { id: Id; title: string; votes?: number; mine: boolean }[]
}

/**
 * The topics of an event's board as the public view has them, hidden ones left out; those with the most votes first where anybody may see the
 * counts. Null where there is no board yet.
 */
export async function getTopicsOf(actor: Actor, eventId: Id): Promise<OpenTopics | null> {
  const found = await readBoard(db(), eventId)
  if (!found || (found.status === 'draft' && !isOrganizer(actor))) return null
  const { board, status } = found
  const me = actor.kind === 'member' ? participantOf(board, actor.id) : undefined
  const ballot = me && board.ballots.get(me.id)
  const { stage, proposing, voting, topics } = view(board, 'public', status === 'cancelled')
  return {
    stage,
    proposing,
    voting,
    topics: topics
      .filter((topic) => !topic.hidden)
      .toSorted((a, b) => (b.votes ?? 0) - (a.votes ?? 0))
      .map(({ id, title, votes }) => ({
        id,
        title,
        ...(votes !== undefined && { votes }),
        mine: ballot?.has(id) === true,
      })),
  }
}

async function makeBoard(boardId: Id, byOrganizer: boolean): Promise<Found | null> {
  await ensureBoard(db(), boardId, byOrganizer)
  return readBoard(db(), boardId)
}

/** What a closed board's hour went to: its discussed topics in order, with their time. */
export type DiscussedTopic = { title: string; spentMs: number; continued: number }

/** The hour of an event as its ring shows it; null where no board was closed or nothing was discussed. */
export async function getHourOf(actor: Actor, eventId: Id): Promise<DiscussedTopic[] | null> {
  const found = await readBoard(db(), eventId)
  if (!found || (found.status === 'draft' && !isOrganizer(actor))) return null
  const { stage, topics } = view(found.board, 'public')
  const discussed = topics.filter((topic) => topic.status === 'discussed' && topic.spentMs > 0)
  if (stage !== 'closed' || discussed.length === 0) return null
  return discussed.map(({ title, spentMs, continued }) => ({ title, spentMs, continued }))
}

/** What people said of the hour, as all see it; null where nobody has, or there is nothing to read. */
export async function getRatingsOf(actor: Actor, eventId: Id): Promise<Ratings | null> {
  const found = await readBoard(db(), eventId)
  if (!found || (found.status === 'draft' && !isOrganizer(actor))) return null
  const ratings = viewRatings(found.board)
  return ratings.count > 0 ? ratings : null
}
