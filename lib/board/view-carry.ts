import type { ViewKind } from './policy.ts'
import type { Id } from './state.ts'
import { HIDDEN_NAME } from './view-hidden.ts'

/** A meeting at which a topic waited: its day, the votes that it had there, and whether its notes can be read. */
export type EarlierMeeting = { title: string; slug: string; date: string; votes: number; notes: boolean }

/**
 * Whose idea a topic was, by the name on the board where it was proposed, and at which meetings it waited, the first one
 * first. `title` is what it was called there, left out where a moderator has hidden that, there or here.
 */
export type Origin = { title?: string; by?: string; guest?: true; anonymous?: true; meetings: EarlierMeeting[] }

/** The topic of an earlier board that one was, with where that came from. */
type CameFrom = Origin & { boardId: Id; topicId: Id }

/** A topic of an earlier board that waits to be brought, under the title that it has by now. `mine` says so to its author alone. */
export type EarlierTopic = CameFrom & { title: string; details: string; mine?: true }

/** What a board has of earlier ones: what waits, and where its own topics came from. For one viewer. */
export type Earlier = { waiting: EarlierTopic[]; carried: CameFrom[] }

/** One step of a topic's way, as the store finds it. `title` is null where its board shows it no more. */
export type Step = {
  title: string | null
  anonymous: boolean
  votes: number
  name: string
  guest: boolean
  nameHidden: boolean
  gone: boolean
  event: string
  slug: string
  date: string
  notes: boolean
}

/**
 * Where a topic came from, for a kind of viewer. Names are those of the board where it was proposed, by its rules: none for
 * who only reads along, none of anonymous topics, none of who has left. What is hidden there is for its own moderators, who
 * read it there: whoever moderates here may be none of them.
 */
export function originOf(steps: readonly Step[], kind: ViewKind): Origin | null {
  const [first] = steps
  if (!first) return null
  const { title, anonymous, gone, name, guest, nameHidden } = first
  const meetings = steps.map(({ event, slug, date, votes, notes }) => ({ title: event, slug, date, votes, notes }))
  const origin: Origin = { ...(title !== null && { title }), meetings }
  if (anonymous) return { ...origin, anonymous }
  if (kind === 'public' || gone || !name) return origin
  return {
    ...origin,
    by: nameHidden ? HIDDEN_NAME : name,
    ...(guest && { guest: true as const }),
  }
}
