import type { Cells } from '#tests/support/roles/roles'
import type { World } from '#tests/support/roles/world'

type Row = { cells: Cells; at: (world: World) => string }

const desk = (cells: Cells, address: string): Row => ({ cells, at: () => address })
//                    visitor guest attendee member elsewhere moderator organizer
const organizersOnly = '307    307   403      403    403       403       200'
const ownModerator = '  307    307   403      403    403       200       200'
const signedIn = '      307    307   200      200    200       200       200'

/** Every page by its file under app/: who gets which status. */
export const pageRows: Readonly<Record<string, Row>> = {
  '(site)/page.tsx': { cells: '200', at: () => '/' },
  '(site)/about/page.tsx': { cells: '200', at: () => '/about' },
  '(site)/privacy/page.tsx': { cells: '200', at: () => '/privacy' },
  '(site)/b/page.tsx': { cells: '200', at: () => '/b' },
  '(board)/practice/page.tsx': { cells: '200', at: () => '/practice' },
  '(site)/b/[code]/page.tsx': { cells: '404', at: () => '/b/nonsense' },
  '(site)/conduct/page.tsx': { cells: '200', at: () => '/conduct' },
  '(site)/events/page.tsx': { cells: '200', at: () => '/events' },
  '(site)/events/[slug]/page.tsx': { cells: '200', at: ({ event }) => `/events/${event.slug}` },
  '(site)/notes/page.tsx': { cells: '200', at: () => '/notes' },
  '(site)/notes/[slug]/page.tsx': { cells: '200', at: ({ noted }) => `/notes/${noted.slug}` },
  '(site)/resources/page.tsx': { cells: '200', at: () => '/resources' },
  '(board)/events/[slug]/board/screen/page.tsx': {
    cells: '200',
    at: ({ event }) => `/events/${event.slug}/board/screen`,
  },
  '(board)/events/[slug]/board/page.tsx': { cells: '200', at: ({ event }) => `/events/${event.slug}/board` },
  '(account)/sign-in/page.tsx': { cells: '200 200 307 307 307 307 307', at: () => '/sign-in' },
  '(account)/sign-in/code/page.tsx': { cells: '200', at: ({ unknown }) => `/sign-in/code?request=${unknown}` },
  '(account)/sign-in/link/[token]/page.tsx': { cells: '200', at: () => '/sign-in/link/nonsense' },
  '(account)/rsvp/[token]/page.tsx': { cells: '404', at: () => '/rsvp/nonsense' },
  '(site)/resources/[slug]/page.tsx': { cells: '200', at: ({ entry }) => `/resources/${entry.slug}` },
  '(site)/get-involved/page.tsx': { cells: '200', at: () => '/get-involved' },
  '(site)/get-involved/[kind]/page.tsx': { cells: '200', at: () => '/get-involved/host' },
  '(account)/offer/[token]/page.tsx': { cells: '404', at: () => '/offer/nonsense' },
  '(account)/address/[token]/page.tsx': { cells: '200', at: () => '/address/nonsense' },
  '(account)/settings/page.tsx': { cells: signedIn, at: () => '/settings' },
  '(account)/settings/delete/page.tsx': { cells: signedIn, at: () => '/settings/delete' },
  '(bare)/local/empty/page.tsx': { cells: '200', at: () => '/local/empty' },
  'local/mail/page.tsx': { cells: '200', at: () => '/local/mail' },
  'local/sign-in/[role]/page.tsx': { cells: '200', at: () => '/local/sign-in/member' },
  'organize/page.tsx': desk(organizersOnly, '/organize'),
  'organize/settings/page.tsx': desk(organizersOnly, '/organize/settings'),
  'organize/people/page.tsx': desk(organizersOnly, '/organize/people'),
  'organize/people/[id]/page.tsx': {
    cells: organizersOnly,
    at: ({ bystander }) => `/organize/people/${bystander.id}`,
  },
  'organize/mail/page.tsx': desk(organizersOnly, '/organize/mail'),
  'organize/mail/[id]/page.tsx': { cells: organizersOnly, at: ({ mail }) => `/organize/mail/${mail}` },
  'organize/reports/page.tsx': desk(organizersOnly, '/organize/reports'),
  'organize/offers/page.tsx': desk(organizersOnly, '/organize/offers'),
  'organize/offers/[id]/page.tsx': { cells: organizersOnly, at: ({ offer }) => `/organize/offers/${offer}` },
  'organize/library/page.tsx': desk(organizersOnly, '/organize/library'),
  'organize/library/resources/[id]/page.tsx': {
    cells: organizersOnly,
    at: ({ resource }) => `/organize/library/resources/${resource}`,
  },
  'organize/library/entries/[id]/page.tsx': {
    cells: organizersOnly,
    at: ({ entry }) => `/organize/library/entries/${entry.id}`,
  },
  'organize/audit/page.tsx': desk(organizersOnly, '/organize/audit'),
  'organize/events/new/page.tsx': desk(organizersOnly, '/organize/events/new'),
  'organize/events/[id]/page.tsx': { cells: ownModerator, at: ({ event }) => `/organize/events/${event.id}` },
  'organize/events/[id]/cancel/page.tsx': {
    cells: organizersOnly,
    at: ({ event }) => `/organize/events/${event.id}/cancel`,
  },
  'organize/events/[id]/notes/page.tsx': {
    cells: ownModerator,
    at: ({ event }) => `/organize/events/${event.id}/notes`,
  },
}

/** Drafts, by address: what is not published does not exist but for organizers. */
export const draftRows: readonly Row[] = [
  { cells: '404 404 404 404 404 404 200', at: ({ draft }) => `/events/${draft.slug}` },
  { cells: '404 404 404 404 404 404 200', at: ({ draft }) => `/events/${draft.slug}/board` },
  { cells: '404', at: ({ draft }) => `/events/${draft.slug}/picture.png` },
  { cells: '404', at: ({ draft }) => `/events/${draft.slug}/calendar.ics` },
  { cells: `${'no-such-event '.repeat(6)} 200`, at: ({ draft }) => `/api/events/${draft.slug}` },
  { cells: `${'no-such-board '.repeat(6)} 200`, at: ({ draft }) => `/api/boards/${draft.id}` },
  { cells: '307 307 403 403 403 403 200', at: ({ draft }) => `/organize/events/${draft.id}` },
  { cells: '404 404 404 404 404 404 200', at: ({ draftEntry }) => `/resources/${draftEntry.slug}` },
  { cells: '404 404 404 404 404 200 200', at: ({ event }) => `/notes/${event.slug}` },
]
