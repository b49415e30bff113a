import type { Actor } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { clockTimestamp, type Tx, transaction } from '../db/client.ts'
import { noSuchEvent } from '../events/rules.ts'
import { isId } from '../ids.ts'
import { mustRender, type Rendered, renderMarkdown } from '../markdown/render.ts'
import { fail, ok, type Result } from '../result.ts'
import { mayEditNotes, mayPublishNotes } from './policy.ts'
import { type DraftTopic, draftMarkdown, fullDraft, judgeStart } from './rules.ts'
import type { NotesInput } from './schema.ts'
import * as store from './store.ts'
import type { NotesStatus } from './view.ts'

const noNotes = () => fail('not-found', 'no-notes', 'Nobody has begun notes of this meeting.')
const notYours = () =>
  fail('forbidden', 'not-your-notes', 'Only organizers and this event’s moderators write its notes.')
const editedMeanwhile = () =>
  fail('conflict', 'edited-meanwhile', 'Somebody else saved these notes while you were writing.')

/**
 * What the worker does once a board is closed: a draft of the notes from what it holds. Once for a board: notes in which
 * somebody has written stay as they are, whenever it runs again.
 */
export async function draftFromBoard(boardId: string): Promise<void> {
  await transaction(async (tx) => {
    const topics = await store.readClosedBoard(tx, boardId)
    if (topics) await keepDraft(tx, boardId, draftOf(topics))
  })
}

// What to try in turn: boards hold what anybody typed, and a draft that is refused would leave a meeting without notes.
const styles = [fullDraft, ...[36_000, 12_000, 3_000].map((longest) => ({ longest, links: false }))]
const nothingFits = '*What was said could not be written down here. It is on the board.*\n'

/** The draft of the notes, rendered, of whatever board: in full, else without links, else shorter and saying so. Never throws. */
export function draftOf(topics: readonly DraftTopic[]): Rendered {
  for (const style of styles) {
    const draft = renderMarkdown(draftMarkdown(topics, style))
    if (draft.ok) return draft.value
  }
  return mustRender(nothingFits)
}

/** Keeps a draft where there are no notes yet, or none that anybody has saved. Whether it changed anything. */
async function keepDraft(tx: Tx, eventId: string, draft: Rendered): Promise<boolean> {
  if (await store.createNotes(tx, eventId, draft)) return true
  return draft.markdown !== '' && store.renewDraft(tx, eventId, draft, await clockTimestamp(tx))
}

type Begun = store.Meeting & { notes: NonNullable<store.Meeting['notes']> }

/** The meeting, where the actor may write its notes. */
async function openMeeting(tx: Tx, actor: Actor, eventId: string): Promise<Result<store.Meeting>> {
  const meeting = isId(eventId) ? await store.readMeeting(tx, { id: eventId }) : null
  if (!meeting) return noSuchEvent()
  return mayEditNotes(actor, meeting) ? ok(meeting) : notYours()
}

async function openNotes(tx: Tx, actor: Actor, eventId: string): Promise<Result<Begun>> {
  const meeting = await openMeeting(tx, actor, eventId)
  if (!meeting.ok) return meeting
  const { notes } = meeting.value
  return notes ? ok({ ...meeting.value, notes }) : noNotes()
}

/** Begins the notes of a meeting: from its closed board, else with an empty page. Twice is once. */
export async function startNotes(actor: Actor, eventId: string): Promise<Result<null>> {
  return transaction(async (tx) => {
    const meeting = await openMeeting(tx, actor, eventId)
    if (!meeting.ok) return meeting
    const { event, board } = meeting.value
    const state = { startsAt: new Date(event.startsAt), status: event.status, board }
    const start = judgeStart(state, await clockTimestamp(tx))
    if (!start.ok) return start
    const topics = (await store.readClosedBoard(tx, eventId)) ?? []
    if (await keepDraft(tx, eventId, draftOf(topics)))
      await recordAct(tx, actor, { act: 'notes-begun', subject: 'notes', subjectId: eventId })
    return ok(null)
  })
}

/** Saves what was written over the revision that was read. What is published already, only organizers change. */
export async function saveNotes(actor: Actor, eventId: string, input: NotesInput): Promise<Result<null>> {
  return write(actor, eventId, input, null)
}

/** Saves what was written and shows it to everybody. Notes that are out already keep the time of their publication. */
export async function publishNotes(actor: Actor, eventId: string, input: NotesInput): Promise<Result<null>> {
  return write(actor, eventId, input, 'published')
}

/** Saves what was written and takes the notes back to a draft. */
export async function unpublishNotes(actor: Actor, eventId: string, input: NotesInput): Promise<Result<null>> {
  return write(actor, eventId, input, 'draft')
}

async function write(
  actor: Actor,
  eventId: string,
  input: NotesInput,
  status: NotesStatus | null,
): Promise<Result<null>> {
  return transaction(async (tx) => {
    const meeting = await openNotes(tx, actor, eventId)
    if (!meeting.ok) return meeting
    const { notes } = meeting.value
    const allowed = mayWrite(actor, notes.status, status)
    if (!allowed.ok) return allowed
    const text = render(input.markdown)
    if (!text.ok) return text
    if (status === 'published' && text.value.markdown.trim() === '')
      return wrongText('notes-empty', 'There is nothing to publish yet. Write a line first.')
    const now = await clockTimestamp(tx)
    const change = { text: text.value, now, ...(status && { status, publishedAt: publishedAt(notes, status, now) }) }
    if (!(await store.updateNotes(tx, eventId, input.revision, change))) return editedMeanwhile()
    const act = status === 'published' ? 'notes-published' : status === 'draft' ? 'notes-withdrawn' : 'notes-saved'
    await recordAct(tx, actor, { act, subject: 'notes', subjectId: eventId })
    return ok(null)
  })
}

function mayWrite(actor: Actor, before: NotesStatus, after: NotesStatus | null): Result<null> {
  if (mayPublishNotes(actor)) return ok(null)
  if (after !== null) return fail('forbidden', 'organizers-only', 'Only organizers publish notes, or take them back.')
  if (before === 'draft') return ok(null)
  return fail('forbidden', 'already-published', 'These notes are published. Only an organizer can change them now.')
}

function publishedAt(before: { publishedAt: Date | null }, status: NotesStatus, now: Date): Date | null {
  return status === 'published' ? (before.publishedAt ?? now) : null
}

function render(markdown: string): Result<Rendered> {
  const text = renderMarkdown(markdown)
  return text.ok ? text : wrongText(text.failure.code, text.failure.message)
}

const wrongText = (code: string, message: string) => fail('invalid', code, message, { fields: { markdown: [message] } })
