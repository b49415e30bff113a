import type { Actor } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { eventSlug } from '../events/schema.ts'
import { isId } from '../ids.ts'
import { fail, ok, type Result } from '../result.ts'
import { mayEditNotes, mayPublishNotes, mayReadNotes } from './policy.ts'
import { judgeStart } from './rules.ts'
import * as store from './store.ts'
import {
  type DeskNotes,
  excerptOf,
  foundIn,
  type NotesListItem,
  type NotesPage,
  type NotesView,
  topicsOf,
} from './view.ts'

const pageSize = 30

function toItems(rows: Awaited<ReturnType<typeof store.listPublished>>): NotesListItem[] {
  return rows.map(({ event, tree }) => ({
    ...event,
    startsAt: event.startsAt.toISOString(),
    topics: topicsOf(tree),
    excerpt: excerptOf(tree),
  }))
}

/** The latest published notes, latest meeting first. Drafts are for the desk. */
export async function listNotes(_actor: Actor, limit = 3): Promise<NotesListItem[]> {
  return toItems(await store.listPublished(db(), { skip: 0, take: limit }))
}

/** Published notes, latest meeting first, a page (from 1) of thirty at a time. */
export async function getNotesPage(_actor: Actor, page: number): Promise<NotesPage> {
  const rows = await store.listPublished(db(), { skip: (page - 1) * pageSize, take: pageSize + 1 })
  return { notes: toItems(rows.slice(0, pageSize)), page, hasOlder: rows.length > pageSize }
}

/** The notes of the event with this address; null where there are none that the actor may read. */
export async function getNotes(actor: Actor, slug: string): Promise<NotesView | null> {
  if (!eventSlug.safeParse(slug).success) return null
  const meeting = await store.readMeeting(db(), { slug })
  if (!meeting?.notes) return null
  const { event, moderatorIds, notes } = meeting
  const moderated = { status: event.status, moderatorIds }
  if (!mayReadNotes(actor, { status: notes.status, event: moderated })) return null
  return {
    event,
    status: notes.status,
    tree: notes.tree,
    publishedAt: notes.publishedAt?.toISOString() ?? null,
    mayEdit: mayEditNotes(actor, moderated),
  }
}

/** The notes of an event as its desk shows them, whether or not they are begun. */
export async function getNotesForDesk(actor: Actor, eventId: string): Promise<Result<DeskNotes>> {
  if (actor.kind !== 'member') return fail('unauthenticated', 'sign-in-first', 'Please sign in first.')
  const meeting = isId(eventId) ? await store.readMeeting(db(), { id: eventId }) : null
  if (!meeting) return fail('not-found', 'no-such-event', 'We cannot find that event.')
  if (!mayEditNotes(actor, meeting))
    return fail('forbidden', 'not-your-notes', 'Only organizers and this event’s moderators write its notes.')
  const { event, board, notes } = meeting
  const start = judgeStart({ startsAt: new Date(event.startsAt), status: event.status, board }, new Date())
  const hiddenWords = notes ? foundIn(notes.tree, await store.readHidden(db(), event.id)) : []
  return ok({
    event,
    board,
    notes: notes && {
      markdown: notes.markdown,
      tree: notes.tree,
      status: notes.status,
      revision: notes.revision,
      updatedAt: notes.updatedAt.toISOString(),
    },
    mayPublish: mayPublishNotes(actor),
    hiddenWords,
    notYet: start.ok ? null : start.failure.message,
  })
}
