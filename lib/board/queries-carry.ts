import type { Actor } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { ok, type Result } from '../result.ts'
import { noSuchBoard } from './entrance.ts'
import type { Claim } from './identity.ts'
import type { BoardPage } from './queries.ts'
import { seatOf } from './reader.ts'
import { sourceKey } from './rules-carry.ts'
import { hasJoined, readBrought, readSteps, readWaiting, type StepRow } from './store-carry.ts'
import { readBoard } from './store-read.ts'
import { view } from './view.ts'
import { type Earlier, type Origin, originOf } from './view-carry.ts'
import { HIDDEN_NAME } from './view-hidden.ts'
import { identify } from './viewers.ts'

/** What a board has of earlier ones, for this viewer. */
export async function getEarlier(claim: Claim, boardId: string): Promise<Result<Earlier>> {
  const [found, who] = await Promise.all([readBoard(db(), boardId), identify(boardId, claim.sessionId)])
  if (!found || (found.status === 'draft' && !who?.organizer)) return noSuchBoard()
  const { board, status } = found
  const { kind } = seatOf(board, { sessionId: claim.sessionId, who, guest: claim.guest })
  const seen = view(board, kind, status === 'cancelled')
  return ok(await getEarlierOf(claim, boardId, { ...seen, kind }))
}

/**
 * The same for somebody who has the board before them: the topics that wait to be brought, while it takes new ones, and
 * where those came from that were. Not part of the live view: names and votes are read from the boards where they stand.
 */
export async function getEarlierOf(
  claim: Claim,
  boardId: string,
  { kind, proposing, topics }: Pick<BoardPage, 'kind' | 'proposing' | 'topics'>,
): Promise<Earlier> {
  const [waiting, who] = await Promise.all([
    proposing ? readWaiting(db(), boardId) : [],
    identify(boardId, claim.sessionId),
  ])
  const here = topics.flatMap(({ carried, hidden }) => (carried ? { ...carried, hidden } : []))
  const steps = Map.groupBy(await readSteps(db(), [...waiting, ...here]), stepKey)
  const origin = (ref: { boardId: string; topicId: string }): Origin | null =>
    originOf(steps.get(sourceKey(ref)) ?? [], kind)
  return {
    waiting: waiting.flatMap(({ boardId: from, topicId, title, details, personId }) => {
      const was = origin({ boardId: from, topicId })
      const mine = who !== null && who.personId === personId
      return was ? [{ ...was, boardId: from, topicId, title, details, ...(mine && { mine: true as const }) }] : []
    }),
    carried: here.flatMap(({ boardId: from, topicId, hidden }) => {
      const was = origin({ boardId: from, topicId })
      if (!was) return []
      // What is hidden here is not to be read as what it was called before, either.
      const { title: _title, ...unnamed } = was
      return [{ ...(hidden ? unnamed : was), boardId: from, topicId }]
    }),
  }
}

const stepKey = ({ fromBoardId, fromTopicId }: StepRow) => sourceKey({ boardId: fromBoardId, topicId: fromTopicId })

/** What a guest is asked behind the link of their RSVP: what waits of theirs, and what stands on the board already. */
export type CarryQuestions = {
  /** Nothing is named where the link does not speak for its person; `count` of them wait. */
  count: number
  /** `tells` says that to bring it here and now would show whose anonymous topic it is. */
  waiting: { boardId: string; topicId: string; title: string; details: string; anonymous: boolean; tells: boolean }[]
  brought: { id: string; title: string; own: boolean; by: string | null }[]
}

/** "Still interested?", for the person of an RSVP's link, which the caller has checked. */
export async function getCarryQuestions(
  _actor: Actor,
  { eventId, personId, speaks }: { eventId: string; personId: string; speaks: boolean },
): Promise<CarryQuestions> {
  const waiting = await readWaiting(db(), eventId, personId)
  if (!speaks) return { count: waiting.length, waiting: [], brought: [] }
  const [brought, joined] = await Promise.all([
    readBrought(db(), eventId, personId),
    hasJoined(db(), eventId, personId),
  ])
  return {
    count: waiting.length,
    waiting: waiting.map(({ boardId, topicId, title, details, anonymous }) => ({
      ...{ boardId, topicId, title, details, anonymous, tells: anonymous && !joined },
    })),
    brought: brought.map(({ id, title, own, by, nameHidden }) => ({
      id,
      title,
      own,
      by: nameHidden ? HIDDEN_NAME : by,
    })),
  }
}
