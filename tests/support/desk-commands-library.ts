import type { Actor } from '#lib/auth/actor'
import { hideName } from '#lib/board/commands-desk'
import { createEntry, saveEntry } from '#lib/resources/commands'
import { addResource, declineAddress, editResource, removeResource } from '#lib/resources/commands-shelf'
import { entryBody, resourceBody } from '#lib/resources/schema'
import type { Case } from '#tests/support/desk-commands'
import { aMember, aPerson, valued } from '#tests/support/factories'

const anyId = () => ({ asymmetricMatch: (given: unknown) => typeof given === 'string' && given.length === 36 })

export const anEntry = entryBody.parse({
  kind: 'article',
  title: 'Clocks',
  description: 'What time it is, and for whom.',
  day: '2026-11-21',
  markdown: '## One clock\n\nNobody has it.',
  ideas: 'Who owns the clock?',
})
export const aResource = resourceBody.parse({ title: 'Raft', kind: 'paper', line: 'Consensus that one can follow.' })

/** The desk's commands for the library, and for people's names. */
export const libraryCommands: Record<string, () => Promise<Case>> = {
  hideName: async () => {
    const { id } = await aPerson('Mo')
    const run = (actor: Actor) => hideName(actor, { personId: id, hidden: true })
    return { run, act: 'name-hidden', subjectId: id, again: 'ok' }
  },
  createEntry: async () => {
    const run = (actor: Actor) => createEntry(actor, anEntry, 'save')
    return { run, act: 'entry-created', subjectId: anyId(), again: 'ok, again' }
  },
  saveEntry: async () => {
    const { id } = valued(await createEntry(await aMember('Ole', 'organizer'), anEntry, 'save'))
    const run = (actor: Actor) => saveEntry(actor, { id, revision: 0 }, anEntry, 'publish')
    return { run, act: 'entry-published', subjectId: id, again: 'edited-meanwhile' }
  },
  addResource: async () => {
    const run = (actor: Actor) => addResource(actor, aResource)
    return { run, act: 'resource-added', subjectId: anyId(), again: 'ok, again' }
  },
  editResource: async () => {
    const { id } = valued(await addResource(await aMember('Ole', 'organizer'), aResource))
    const run = (actor: Actor) => editResource(actor, id, aResource)
    return { run, act: 'resource-edited', subjectId: id, again: 'ok, again' }
  },
  declineAddress: async () => {
    const run = (actor: Actor) => declineAddress(actor, 'https://example.org/aside')
    return { run, act: 'address-declined', subjectId: null, again: 'ok' }
  },
  removeResource: async () => {
    const { id } = valued(await addResource(await aMember('Ole', 'organizer'), aResource))
    return { run: (actor) => removeResource(actor, id), act: 'resource-removed', subjectId: id, again: 'ok' }
  },
}
