import type { Actor } from '#lib/auth/actor'
import { hideName } from '#lib/board/commands-desk'
import { db } from '#lib/db/client'
import { cancelEvent, restoreEvent, withdrawEvent } from '#lib/events/commands-cancel'
import { chooseModerator, createEvent, editEvent, publishEvent, releaseModerator } from '#lib/events/commands-desk'
import { reinstatePerson, removePerson } from '#lib/events/commands-people'
import { type EventInput, eventBody } from '#lib/events/schema'
import { newId } from '#lib/ids'
import { sendAgain, sendTestMail } from '#lib/mail/commands'
import { publishNotes, saveNotes, startNotes, unpublishNotes } from '#lib/notes/commands'
import { setRole } from '#lib/people/commands'
import { answerOffer, changeOffer } from '#lib/people/commands-offers-desk'
import { answerReport } from '#lib/people/commands-reports'
import { createEntry, saveEntry } from '#lib/resources/commands'
import { addResource, editResource, removeResource } from '#lib/resources/commands-shelf'
import { entryBody, resourceBody } from '#lib/resources/schema'
import type { Result } from '#lib/result'
import { removeLogo, saveLogo, saveSiteSettings } from '#lib/site/commands'
import { siteSettings } from '#lib/site/schema'
import { forgetPerson } from '#lib/transfer/commands-forget'
import { libraryCommands } from '#tests/support/desk-commands-library'
import { aMember, anEvent, aPerson, day, fromNow, valued } from '#tests/support/factories'

/**
 * One command of the desk that can be run once: what it writes into the audit log, and what it answers when it is run a
 * second time: the code of a refusal, `ok` where twice is once, `ok, again` where each time is an act of its own.
 */
export type Case = {
  run: (actor: Actor) => Promise<Result<unknown>>
  act: string
  subjectId: string | null | ReturnType<typeof anyId>
  again: string
}

const anyId = () => ({ asymmetricMatch: (given: unknown) => typeof given === 'string' && given.length === 36 })

const input: EventInput = eventBody.parse({
  title: 'Coffee Chat',
  date: '2099-07-09',
  startTime: '18:00',
  endTime: '19:00',
  timeZone: 'America/Los_Angeles',
  mode: 'online',
})

const aBook = resourceBody.parse({ title: 'Clocks', kind: 'book', line: 'On time.' })
const anEntry = entryBody.parse({
  kind: 'article',
  title: 'Clocks',
  description: 'On time.',
  day: '2026-11-21',
  markdown: 'Tick.',
})

const settings = siteSettings.parse({ revision: 0, name: 'Coffee', timeZone: 'UTC' })
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

async function aSite() {
  await db().site.create({ data: { name: 'Coffee', tagline: '', frequency: '', timeZone: 'UTC' } })
}

async function pastNotes(status: 'draft' | 'published' = 'draft') {
  const { id } = await anEvent({ startsAt: fromNow(-2 * day), endsAt: fromNow(-day) })
  const tree = { type: 'root', children: [] }
  await db().notes.create({ data: { eventId: id, markdown: 'Said.', tree, status, publishedAt: null } })
  return { id, text: { markdown: 'Said and done.', revision: 0 } }
}

async function anOffer(change: object = {}) {
  const id = newId()
  const said = { kind: 'volunteer', name: 'Vic', email: 'vic@example.org', answers: { help: 'Greeting.' } }
  await db().offer.create({ data: { id, ...said, confirmedAt: new Date(), ...change } })
  return id
}

/** Every command behind an action of the desk, made ready to succeed once for an organizer. */
export const deskCommands: Record<string, () => Promise<Case>> = {
  ...libraryCommands,
  createEvent: async () => {
    return { run: (actor) => createEvent(actor, input), act: 'event-created', subjectId: anyId(), again: 'ok, again' }
  },
  editEvent: async () => {
    const { id, revision } = await anEvent()
    const run = (actor: Actor) => editEvent(actor, id, revision, input)
    return { run, act: 'event-edited', subjectId: id, again: 'edited-meanwhile' }
  },
  publishEvent: async () => {
    const { id } = await anEvent({ status: 'draft' })
    return { run: (actor) => publishEvent(actor, id), act: 'event-published', subjectId: id, again: 'ok' }
  },
  cancelEvent: async () => {
    const { id } = await anEvent()
    const run = (actor: Actor) => cancelEvent(actor, id, 'The room is gone.')
    return { run, act: 'event-cancelled', subjectId: id, again: 'ok' }
  },
  restoreEvent: async () => {
    const { id } = await anEvent({ status: 'cancelled', cancelReason: 'The room is gone.' })
    return { run: (actor) => restoreEvent(actor, id), act: 'event-restored', subjectId: id, again: 'ok' }
  },
  withdrawEvent: async () => {
    const { id } = await anEvent()
    return { run: (actor) => withdrawEvent(actor, id), act: 'event-withdrawn', subjectId: id, again: 'ok' }
  },
  chooseModerator: async () => {
    const [{ id }, mo] = [await anEvent(), await aMember('Mo')]
    const run = (actor: Actor) => chooseModerator(actor, id, mo.email)
    return { run, act: 'moderator-chosen', subjectId: id, again: 'ok' }
  },
  releaseModerator: async () => {
    const [{ id: eventId }, { id: personId }] = [await anEvent(), await aPerson('Mo')]
    await db().eventModerator.create({ data: { eventId, personId } })
    const run = (actor: Actor) => releaseModerator(actor, eventId, personId)
    return { run, act: 'moderator-released', subjectId: eventId, again: 'ok' }
  },
  setRole: async () => {
    const { id } = await aPerson('Mo')
    const run = (actor: Actor) => setRole(actor, { personId: id, role: 'organizer' })
    return { run, act: 'role-changed', subjectId: id, again: 'ok' }
  },
  answerOffer: async () => {
    const id = await anOffer()
    const run = (actor: Actor) => answerOffer(actor, { id, text: 'Gladly.' })
    return { run, act: 'offer-answered', subjectId: id, again: 'ok' }
  },
  changeOffer: async () => {
    const id = await anOffer()
    const run = (actor: Actor) => changeOffer(actor, { id, state: 'closed' })
    return { run, act: 'offer-closed', subjectId: id, again: 'ok' }
  },
  hideName: async () => {
    const { id } = await aPerson('Mo')
    const run = (actor: Actor) => hideName(actor, { personId: id, hidden: true })
    return { run, act: 'name-hidden', subjectId: id, again: 'ok' }
  },
  answerReport: async () => {
    const { id, revision } = await db().report.create({ data: { id: newId(), what: 'Somebody shouted.' } })
    const run = (actor: Actor) => answerReport(actor, { id, revision, note: 'Spoke with both.', state: 'closed' })
    return { run, act: 'report-saved', subjectId: id, again: 'edited-meanwhile' }
  },
  sendAgain: async () => {
    const id = newId()
    const mail = { kind: 'rsvp-request', recipient: 'ana@example.org', payload: { requestId: newId() } }
    await db().outgoingMail.create({ data: { id, ...mail, failedAt: new Date(), lastError: 'Refused.' } })
    return { run: (actor) => sendAgain(actor, id), act: 'mail-sent-again', subjectId: id, again: 'ok' }
  },
  sendTestMail: async () => {
    return { run: sendTestMail, act: 'test-mail-sent', subjectId: anyId(), again: 'ok, again' }
  },
  removePerson: async () => {
    const { id } = await aPerson('Mo')
    return { run: (actor) => removePerson(actor, id), act: 'person-removed', subjectId: id, again: 'ok' }
  },
  reinstatePerson: async () => {
    const { id } = await aPerson('Mo', { removedAt: new Date() })
    return { run: (actor) => reinstatePerson(actor, id), act: 'person-reinstated', subjectId: id, again: 'ok' }
  },
  forgetPerson: async () => {
    const { id: personId, email } = await aPerson('Mo')
    const run = (actor: Actor) => forgetPerson(actor, { personId, email, words: false })
    return { run, act: 'person-forgotten', subjectId: personId, again: 'no-such-person' }
  },
  addResource: async () => {
    const run = (actor: Actor) => addResource(actor, aBook)
    return { run, act: 'resource-added', subjectId: anyId(), again: 'ok, again' }
  },
  editResource: async () => {
    const { id } = valued(await addResource(await aMember('Ole', 'organizer'), aBook))
    const run = (actor: Actor) => editResource(actor, id, aBook)
    return { run, act: 'resource-edited', subjectId: id, again: 'ok, again' }
  },
  removeResource: async () => {
    const { id } = valued(await addResource(await aMember('Ole', 'organizer'), aBook))
    return { run: (actor) => removeResource(actor, id), act: 'resource-removed', subjectId: id, again: 'ok' }
  },
  createEntry: async () => {
    const run = (actor: Actor) => createEntry(actor, anEntry, 'save')
    return { run, act: 'entry-created', subjectId: anyId(), again: 'ok, again' }
  },
  saveEntry: async () => {
    const { id } = valued(await createEntry(await aMember('Ole', 'organizer'), anEntry, 'save'))
    const { revision } = await db().entry.findUniqueOrThrow({ where: { id } })
    const run = (actor: Actor) => saveEntry(actor, { id, revision }, anEntry, 'save')
    return { run, act: 'entry-saved', subjectId: id, again: 'edited-meanwhile' }
  },
  saveSiteSettings: async () => {
    const run = (actor: Actor) => saveSiteSettings(actor, settings)
    return { run, act: 'settings-saved', subjectId: null, again: 'edited-meanwhile' }
  },
  saveLogo: async () => {
    await aSite()
    return { run: (actor) => saveLogo(actor, png), act: 'logo-saved', subjectId: null, again: 'ok, again' }
  },
  removeLogo: async () => {
    await aSite()
    valued(await saveLogo(await aMember('Ole', 'organizer'), png))
    return { run: removeLogo, act: 'logo-removed', subjectId: null, again: 'ok' }
  },
  startNotes: async () => {
    const { id } = await anEvent({ startsAt: fromNow(-2 * day), endsAt: fromNow(-day) })
    return { run: (actor) => startNotes(actor, id), act: 'notes-begun', subjectId: id, again: 'ok' }
  },
  saveNotes: async () => {
    const { id, text } = await pastNotes()
    const run = (actor: Actor) => saveNotes(actor, id, text)
    return { run, act: 'notes-saved', subjectId: id, again: 'edited-meanwhile' }
  },
  publishNotes: async () => {
    const { id, text } = await pastNotes()
    const run = (actor: Actor) => publishNotes(actor, id, text)
    return { run, act: 'notes-published', subjectId: id, again: 'edited-meanwhile' }
  },
  unpublishNotes: async () => {
    const { id, text } = await pastNotes('published')
    const run = (actor: Actor) => unpublishNotes(actor, id, text)
    return { run, act: 'notes-withdrawn', subjectId: id, again: 'edited-meanwhile' }
  },
}
