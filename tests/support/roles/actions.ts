import type { Cells, Sent } from '#tests/support/roles/roles'

/**
 * `plain` actions take the form alone; others take the state before it too. `uncounted` ones end something of one's own, so
 * no limit keeps anybody from them.
 */
type Row = { cells: Cells; send?: Sent; plain?: true; uncounted?: true }

//                      visitor       guest         attendee        member          elsewhere       moderator       organizer
const organizersOnly = 'organizers-only'.concat(' organizers-only'.repeat(5), ' done')
const ownModerator = 'not-your-notes not-your-notes not-your-notes not-your-notes not-your-notes done done'
const signedIn = 'sign-in-first sign-in-first done done done done done'
const anybody = 'done'

const event: Sent = ({ event: { id } }) => ({ id })
const details: Sent = ({ event: { title } }) => ({
  title,
  date: '2099-07-09',
  startTime: '18:00',
  endTime: '19:00',
  timeZone: 'Europe/Berlin',
  mode: 'online',
})
const settings: Sent = ({ site }) => ({ ...site, timeZone: 'America/Los_Angeles' })

/** Every server action by its file under app/ and its name: who gets it done, who is refused with which code. */
export const actionRows: Readonly<Record<string, Row>> = {
  '(account)/settings/actions.ts saveProfileForm': {
    cells: signedIn,
    send: () => ({ name: 'A new name', timeZone: '' }),
  },
  '(account)/settings/actions.ts leave': { cells: anybody, plain: true, uncounted: true },
  '(account)/settings/actions.ts leaveEverywhere': { cells: anybody, plain: true, uncounted: true },
  '(account)/settings/actions.ts askForAddress': {
    cells: signedIn,
    send: ({ unknown }) => ({ email: `${unknown}@example.org` }),
  },
  '(account)/settings/actions.ts callOffAddress': { cells: anybody, plain: true, uncounted: true },
  '(account)/settings/actions.ts endOneSession': {
    cells: anybody,
    send: ({ unknown }) => ({ sessionId: unknown }),
    plain: true,
    uncounted: true,
  },
  '(account)/settings/actions.ts endTheOthers': { cells: anybody, plain: true, uncounted: true },
  '(account)/settings/delete/actions.ts deleteMe': {
    cells: signedIn,
    send: ({ personIds }, role) => ({ email: `${personIds[role]}@example.org` }),
  },
  '(site)/events/[slug]/actions.ts saveSeat': {
    cells: 'sign-in sign-in done done done done done',
    send: ({ event: { id, slug } }) => ({ eventId: id, slug }),
    plain: true,
  },
  '(site)/events/[slug]/actions.ts cancelSeat': {
    cells: 'sign-in sign-in done done done done done',
    send: ({ event: { id, slug } }) => ({ eventId: id, slug }),
    plain: true,
  },
  'organize/events/new/actions.ts saveNewEvent': { cells: organizersOnly, send: details },
  'organize/events/[id]/actions.ts saveEvent': {
    cells: 'sign-in-first sign-in-first organizers-only organizers-only organizers-only organizers-only done',
    send: (world, role) => ({ ...details(world, role), id: world.event.id, revision: '0' }),
  },
  'organize/events/[id]/actions.ts publish': { cells: organizersOnly, send: ({ draft: { id } }) => ({ id }) },
  'organize/events/[id]/actions.ts withdraw': { cells: organizersOnly, send: ({ other: { id } }) => ({ id }) },
  'organize/events/[id]/actions.ts restore': { cells: organizersOnly, send: ({ cancelled: { id } }) => ({ id }) },
  'organize/events/[id]/cancel/actions.ts cancel': {
    cells: organizersOnly,
    send: (world, role) => ({ ...event(world, role), reason: 'The room is gone.' }),
  },
  'organize/events/[id]/actions.ts choose': {
    cells: organizersOnly,
    send: ({ event: { id }, bystander: { email } }) => ({ id, email }),
  },
  'organize/events/[id]/actions.ts release': {
    cells: organizersOnly,
    send: ({ event: { id }, moderatorId }) => ({ id, personId: moderatorId }),
  },
  'organize/events/[id]/notes/actions.ts begin': { cells: ownModerator, send: ({ past: { id } }) => ({ eventId: id }) },
  'organize/events/[id]/notes/actions.ts writeNotes': {
    cells: ownModerator,
    send: ({ event: { id } }) => ({ eventId: id, revision: '0', markdown: 'Words.', intent: 'save' }),
  },
  'organize/reports/actions.ts saveReport': {
    cells: organizersOnly,
    send: ({ report }) => ({ id: report, revision: '0', note: 'Seen.', state: 'closed' }),
  },
  'organize/offers/[id]/actions.ts answer': {
    cells: organizersOnly,
    send: ({ offer }) => ({ id: offer, text: 'Gladly.' }),
  },
  'organize/offers/[id]/actions.ts change': {
    cells: organizersOnly,
    send: ({ offer }) => ({ id: offer, state: 'closed' }),
  },
  'organize/library/actions.ts setAside': {
    cells: organizersOnly,
    send: () => ({ url: 'https://example.org/aside' }),
  },
  'organize/library/resources/[id]/actions.ts writeResource': {
    cells: organizersOnly,
    send: ({ resource }) => ({ id: resource, title: 'A row of roles', kind: 'talk', line: 'Good.' }),
  },
  'organize/library/resources/[id]/actions.ts takeAway': {
    cells: organizersOnly,
    send: ({ resource }) => ({ id: resource }),
  },
  'organize/library/entries/[id]/actions.ts writeEntry': {
    cells: organizersOnly,
    send: ({ draftEntry }) => ({
      id: draftEntry.id,
      revision: '0',
      kind: 'article',
      title: 'A row of roles',
      description: 'Good.',
      day: '2024-01-10',
      markdown: 'Words.',
      intent: 'publish',
    }),
  },
  'organize/people/actions.ts changeRole': {
    cells: organizersOnly,
    send: ({ bystander: { id } }) => ({ personId: id, role: 'organizer' }),
  },
  'organize/people/actions.ts changeName': {
    cells: organizersOnly,
    send: ({ bystander: { id } }) => ({ personId: id, name: 'hidden' }),
  },
  'organize/people/[id]/actions.ts forget': {
    cells: organizersOnly,
    send: ({ bystander: { id, email } }) => ({ personId: id, email }),
  },
  'organize/people/[id]/actions.ts remove': {
    cells: organizersOnly,
    send: ({ bystander: { id } }) => ({ personId: id, to: 'removed' }),
  },
  'organize/mail/actions.ts again': { cells: organizersOnly, send: ({ mail }) => ({ mailId: mail }) },
  'organize/mail/actions.ts tryOut': { cells: organizersOnly },
  'organize/settings/actions.ts saveSettings': { cells: organizersOnly, send: settings },
  'organize/settings/actions.ts changeLogo': { cells: organizersOnly.replace('done', 'no-logo') },
  'organize/settings/actions.ts takeLogoAway': { cells: organizersOnly },
}
