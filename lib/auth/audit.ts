import type { Tx } from '../db/client.ts'
import { json } from '../db/json.ts'
import { newId } from '../ids.ts'
import type { Actor } from './actor.ts'

/** Every act that the audit log knows: what was done to which kind of thing, with the small facts that it keeps. */
export type AuditActs = {
  'event-created': { subject: 'event' }
  'event-edited': { subject: 'event'; detail: { moved: boolean } }
  'event-published': { subject: 'event' }
  'event-cancelled': { subject: 'event' }
  'event-restored': { subject: 'event' }
  'event-withdrawn': { subject: 'event' }
  'moderator-chosen': { subject: 'event'; detail: { personId: string } }
  'moderator-released': { subject: 'event'; detail: { personId: string } }
  'role-changed': { subject: 'person'; detail: { role: 'member' | 'organizer' } }
  'offer-answered': { subject: 'offer' }
  'offer-closed': { subject: 'offer' }
  'offer-reopened': { subject: 'offer' }
  'mail-sent-again': { subject: 'mail'; detail: { kind: string } }
  'test-mail-sent': { subject: 'mail'; detail: { kind: string } }
  'person-removed': { subject: 'person' }
  'person-reinstated': { subject: 'person' }
  'settings-saved': { subject: 'site' }
  'logo-saved': { subject: 'site' }
  'logo-removed': { subject: 'site' }
  'notes-begun': { subject: 'notes' }
  'notes-saved': { subject: 'notes' }
  'notes-published': { subject: 'notes' }
  'notes-withdrawn': { subject: 'notes' }
  'words-hidden': { subject: 'event'; detail: { what: 'topic' | 'line' | 'person' } }
  'words-restored': { subject: 'event'; detail: { what: 'topic' | 'line' | 'person' } }
  'words-removed': { subject: 'event'; detail: { what: 'topic' | 'line' | 'person' } }
  'entry-created': { subject: 'library' }
  'entry-saved': { subject: 'library' }
  'entry-published': { subject: 'library' }
  'entry-withdrawn': { subject: 'library' }
  'resource-added': { subject: 'library' }
  'resource-edited': { subject: 'library' }
  'resource-removed': { subject: 'library' }
  'address-declined': { subject: 'library' }
  'name-hidden': { subject: 'person' }
  'name-restored': { subject: 'person' }
  'report-saved': { subject: 'report'; detail: { state: 'open' | 'closed' } }
  'person-forgotten': { subject: 'person' }
}

export type AuditAct = keyof AuditActs

type Detail<A extends AuditAct> = AuditActs[A] extends { detail: infer D } ? { detail: D } : { detail?: never }

/**
 * Writes one entry of the audit log into the transaction of the act that it reports: an act and its entry both happen, or
 * neither. Ids and small facts only, never an address, a name or a text.
 * @param actor - who did it; null for the command line
 */
export async function recordAct<A extends AuditAct>(
  tx: Tx,
  actor: Actor | { kind: 'member'; id: string } | null,
  entry: { act: A; subject: AuditActs[A]['subject']; subjectId?: string } & Detail<A>,
): Promise<void> {
  const { act, subject, subjectId = null } = entry
  const facts: object = entry.detail ?? {}
  const detail = actor === null ? { ...facts, by: 'command-line' } : facts
  const actorId = actor?.kind === 'member' ? actor.id : null
  await tx.auditEntry.create({ data: { id: newId(), actorId, act, subject, subjectId, detail: json(detail) } })
}
