import type { AuditRow, AuditSubject } from '#lib/events/view-audit'

type Act = AuditRow['act']

const acts: Record<Act, string> = {
  'event-created': 'wrote a draft',
  'event-edited': 'edited',
  'event-published': 'published',
  'event-cancelled': 'cancelled',
  'event-restored': 'took the cancellation back',
  'event-withdrawn': 'made a draft again',
  'moderator-chosen': 'chose a moderator',
  'moderator-released': 'released a moderator',
  'role-changed': 'changed a role',
  'offer-answered': 'answered an offer',
  'offer-closed': 'closed an offer',
  'offer-reopened': 'opened an offer again',
  'mail-sent-again': 'sent a failed mail again',
  'test-mail-sent': 'sent a test mail',
  'person-removed': 'removed',
  'person-reinstated': 'let back in',
  'settings-saved': 'saved the site settings',
  'logo-saved': 'changed the logo',
  'logo-removed': 'took the logo away',
  'notes-begun': 'began the notes',
  'notes-saved': 'saved the notes',
  'notes-published': 'published the notes',
  'notes-withdrawn': 'took the notes back',
  'words-hidden': 'hid something on the board',
  'words-restored': 'showed something on the board again',
  'words-removed': 'took something off the board',
  'entry-created': 'began an entry',
  'entry-saved': 'saved the entry',
  'entry-published': 'published the entry',
  'entry-withdrawn': 'took the entry back',
  'resource-added': 'put something on a shelf',
  'resource-edited': 'changed something on a shelf',
  'resource-removed': 'took something off a shelf',
  'address-declined': 'set an address aside that a board offered',
  'name-hidden': 'hid the name',
  'name-restored': 'showed the name again',
  'report-saved': 'saved a report',
  'person-forgotten': 'deleted what was kept about',
}

const hideables: Record<string, string> = { topic: 'a topic', line: 'a line', person: 'a name' }

const removables: Record<string, string> = { topic: 'a topic', line: 'a line', person: 'somebody' }

/** The filters of the audit log, in words. */
export const subjectWords: Record<AuditSubject, string> = {
  event: 'Events',
  notes: 'Notes',
  person: 'People',
  mail: 'Mail',
  offer: 'Offers',
  report: 'Reports',
  library: 'Library',
  site: 'Site',
}

/** Who did it, in words. */
export function auditWho({ by }: AuditRow): string {
  if (by.kind === 'person') return by.name || 'no name yet'
  return by.kind === 'command-line' ? 'the command line' : 'somebody who has left'
}

/** What was done, in a few words; the act's own name where a newer site wrote it. */
export function auditWhat({ act, detail, whom }: AuditRow): string {
  if (act === 'event-edited' && detail.moved === true) return 'edited, with a new time or place'
  if (act === 'role-changed') return detail.role === 'organizer' ? 'made an organizer' : 'made a member again'
  if (act === 'moderator-chosen' || act === 'moderator-released')
    return `${acts[act]}: ${whom ?? 'somebody who has left'}`
  if (act === 'words-hidden') return `hid ${hideables[String(detail.what)] ?? 'something'} on the board`
  if (act === 'words-restored') return `showed ${hideables[String(detail.what)] ?? 'something'} on the board again`
  if (act === 'words-removed') return `took ${removables[String(detail.what)] ?? 'something'} off the board`
  return Object.hasOwn(acts, act) ? acts[act] : act
}
