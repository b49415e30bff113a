import type { Actor } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { instantOf } from '../dates.ts'
import { type Tx, transaction } from '../db/client.ts'
import { newId } from '../ids.ts'
import type { EventBefore } from '../mail/kinds.ts'
import { renderMarkdown } from '../markdown/render.ts'
import { lockKnownPerson } from '../people/store.ts'
import { notify } from '../realtime/port.ts'
import { fail, ok, type Result } from '../result.ts'
import { reconcileSeats } from './commands.ts'
import { mailExpected } from './commands-expected.ts'
import { mayEditEvents } from './policy.ts'
import { noSuchEvent } from './rules.ts'
import { beforeMove, judgeMove, movesPeople } from './rules-desk.ts'
import type { EventInput, EventRecord } from './schema.ts'
import * as store from './store.ts'

/** The refusal for who does not look after events. */
export const organizersOnly = () => fail('forbidden', 'organizers-only', 'Only organizers look after events.')
const wrongField = (field: string, message: string) =>
  fail('invalid', 'invalid', message, { fields: { [field]: [message] } })

/** The row of what was written: instants derived from wall time and zone (rule 7), the summary rendered (rule 11). */
function toRow(input: EventInput | EventRecord): Result<store.EventRow> {
  const { date, timeZone, startTime = null, endTime = null } = input
  const startsAt = instantOf({ date, time: startTime, timeZone })
  const endsAt = instantOf({ date, time: endTime, timeZone })
  if (startsAt === 'gap') return wrongField('startTime', 'Clocks jump over that hour on that day. Choose another.')
  if (endsAt === 'gap') return wrongField('endTime', 'Clocks jump over that hour on that day. Choose another.')
  if (startTime && endsAt <= startsAt) return wrongField('endTime', 'The end comes after the start.')
  const summary = renderMarkdown(input.summary)
  if (!summary.ok) return wrongField('summary', summary.failure.message)
  const { place = null, joinUrl = null, capacity = null } = input
  const { markdown, tree } = summary.value
  const when = { startTime, endTime, startsAt, endsAt }
  return ok({ ...input, ...when, summary: markdown, summaryTree: tree, place, joinUrl, capacity })
}

const slugOf = (title: string, date: string) => {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
  return [date, words.replace(/-+$/, '')].filter(Boolean).join('-')
}

/** A new event, as a draft. Its address comes from day and title; a number is added where that is taken. */
export async function createEvent(actor: Actor, input: EventInput): Promise<Result<{ id: string; slug: string }>> {
  if (!mayEditEvents(actor)) return organizersOnly()
  const row = toRow(input)
  if (!row.ok) return row
  return transaction(async (tx) => {
    const wanted = slugOf(input.title, input.date)
    const id = newId()
    for (let number = 1; ; number++) {
      const slug = number === 1 ? wanted : `${wanted}-${number}`
      if (!(await store.createEvent(tx, { ...row.value, id, slug }))) continue
      await recordAct(tx, actor, { act: 'event-created', subject: 'event', subjectId: id })
      return ok({ id, slug })
    }
  })
}

/**
 * Saves an edit of what was read at `revision`. New time or place raises the SEQUENCE and, unless the meeting is over,
 * mails everybody who comes; more seats go to who waits, fewer take none away. The hour may stay open only where none was
 * recorded.
 */
export async function editEvent(
  actor: Actor,
  id: string,
  revision: number,
  input: EventInput | EventRecord,
): Promise<Result<null>> {
  if (!mayEditEvents(actor)) return organizersOnly()
  const row = toRow(input)
  if (!row.ok) return row
  return transaction(async (tx) => {
    const seats = await store.lockSeats(tx, id)
    if (!seats) return noSuchEvent()
    const { event, plan, now } = seats
    if (event.revision !== revision)
      return fail(
        'conflict',
        'edited-meanwhile',
        'Somebody else saved this event meanwhile. Look at theirs, then save again.',
      )
    if (event.startTime && !input.startTime) return wrongField('startTime', 'The hour is missing.')
    const kept = judgeMove(event, row.value, plan.going + plan.queue.length, now)
    if (!kept.ok) return kept
    const moved = movesPeople(event, row.value)
    await store.updateEvent(tx, id, row.value, moved, now)
    if (moved && event.status === 'published' && now < row.value.endsAt)
      await inviteAgain(tx, id, event.sequence + 1, beforeMove(event, row.value.joinUrl))
    await reconcileSeats(tx, id)
    await recordAct(tx, actor, { act: 'event-edited', subject: 'event', subjectId: id, detail: { moved } })
    return ok(null)
  })
}

async function inviteAgain(tx: Tx, eventId: string, eventSequence: number, before: EventBefore): Promise<void> {
  await mailExpected(tx, eventId, eventSequence, ({ id: rsvpId, status, sequence, person }) => {
    const to = person.email
    if (status === 'going') return { kind: 'event-changed', to, payload: { rsvpId, sequence, before } }
    return { kind: 'rsvp-waitlisted', to, payload: { rsvpId, changed: true, before } }
  })
}

/** Shows a draft to everybody. Publishing twice is once. */
export async function publishEvent(actor: Actor, id: string): Promise<Result<null>> {
  if (!mayEditEvents(actor)) return organizersOnly()
  return transaction(async (tx) => {
    const seats = await store.lockSeats(tx, id)
    if (!seats) return noSuchEvent()
    if (seats.event.status === 'cancelled') return fail('conflict', 'event-cancelled', 'This event was cancelled.')
    if (seats.event.status === 'published') return ok(null)
    await store.publishEventRow(tx, id, seats.now)
    await recordAct(tx, actor, { act: 'event-published', subject: 'event', subjectId: id })
    return ok(null)
  })
}

/** Chooses a moderator by address, among people who have confirmed theirs. Acts at once on their open board. */
export async function chooseModerator(actor: Actor, eventId: string, email: string): Promise<Result<null>> {
  if (!mayEditEvents(actor)) return organizersOnly()
  return transaction(async (tx) => {
    const person = await lockKnownPerson(tx, email)
    if (!person) return wrongField('email', 'Nobody has confirmed that address yet. Ask them to sign in once.')
    if (person.removedAt) return wrongField('email', 'Whoever has that address was removed. Let them back in first.')
    if (!(await store.lockSeats(tx, eventId))) return noSuchEvent()
    if (!(await store.addModerator(tx, eventId, person.id))) return ok(null)
    await notify(tx, 'quorum_person', person.id)
    const detail = { personId: person.id }
    await recordAct(tx, actor, { act: 'moderator-chosen', subject: 'event', subjectId: eventId, detail })
    return ok(null)
  })
}

/** Releases a moderator. Twice is once. */
export async function releaseModerator(actor: Actor, eventId: string, personId: string): Promise<Result<null>> {
  if (!mayEditEvents(actor)) return organizersOnly()
  return transaction(async (tx) => {
    if (!(await store.lockSeats(tx, eventId))) return noSuchEvent()
    if (!(await store.removeModerator(tx, eventId, personId))) return ok(null)
    await notify(tx, 'quorum_person', personId)
    const detail = { personId }
    await recordAct(tx, actor, { act: 'moderator-released', subject: 'event', subjectId: eventId, detail })
    return ok(null)
  })
}
