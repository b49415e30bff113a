import { paths } from '#lib/paths'

/** What a page's address needs to know of the running site: an event ahead, links that came by mail, a sign-in under way. */
export type Known = {
  event: { id: string; slug: string }
  notes: string
  rsvpToken: string
  offerToken: string
  offerId: string
  personId: string
  mailId: string
  signInToken: string
  signInRequest: string
  joinCode: string
}

/** Who looks: somebody without a session, or whoever has signed in with that role. */
export type Looker = 'visitor' | 'member' | 'organizer'

type Seen = { by: Looker[]; at: (known: Known) => string[]; live?: true }

const forAll: Looker[] = ['visitor', 'organizer']

/** Every page of the site by its file under app/: who looks at it, where. `live` ones keep a stream open. */
export const sitePages: Readonly<Record<string, Seen>> = {
  '(site)/page.tsx': { by: forAll, at: () => [paths.home()] },
  '(site)/about/page.tsx': { by: ['visitor'], at: () => [paths.about()] },
  '(site)/events/page.tsx': { by: ['visitor'], at: () => [paths.events()] },
  '(site)/events/[slug]/page.tsx': {
    by: forAll,
    at: ({ event, notes }) => [paths.event(event.slug), paths.event(notes)],
  },
  '(site)/notes/page.tsx': { by: ['visitor'], at: () => [paths.allNotes()] },
  '(site)/notes/[slug]/page.tsx': { by: ['visitor'], at: ({ notes }) => [paths.notes(notes)] },
  '(site)/resources/page.tsx': { by: ['visitor'], at: () => [paths.resources()] },
  '(site)/get-involved/page.tsx': { by: ['visitor'], at: () => [paths.getInvolved()] },
  '(site)/get-involved/[kind]/page.tsx': {
    by: forAll,
    at: () => ['volunteer', 'speaker', 'host'].map((kind) => paths.getInvolvedAs(kind)),
  },
  '(site)/resources/[slug]/page.tsx': { by: ['visitor'], at: () => [paths.entry('study-notes-distributed-systems')] },
  '(site)/conduct/page.tsx': { by: ['visitor'], at: () => [paths.conduct()] },
  '(site)/privacy/page.tsx': { by: ['visitor'], at: () => [paths.privacy()] },
  '(site)/b/page.tsx': { by: ['visitor'], at: () => [paths.findBoard()] },
  '(site)/b/[code]/page.tsx': { by: ['visitor'], at: ({ joinCode }) => [paths.joinBoard(joinCode)], live: true },
  '(account)/sign-in/page.tsx': { by: ['visitor'], at: () => [paths.signIn()] },
  '(account)/sign-in/code/page.tsx': { by: ['visitor'], at: ({ signInRequest }) => [paths.signInCode(signInRequest)] },
  '(account)/sign-in/link/[token]/page.tsx': {
    by: ['visitor'],
    at: ({ signInToken }) => [paths.signInLink(signInToken)],
  },
  '(account)/rsvp/[token]/page.tsx': { by: ['visitor'], at: ({ rsvpToken }) => [paths.rsvp(rsvpToken)] },
  '(account)/address/[token]/page.tsx': { by: ['visitor'], at: () => [paths.addressChange('cut-short')] },
  '(account)/offer/[token]/page.tsx': { by: ['visitor'], at: ({ offerToken }) => [paths.offer(offerToken)] },
  '(account)/settings/delete/page.tsx': { by: ['member'], at: () => [paths.forgetMe(), paths.forgotten()] },
  '(account)/settings/page.tsx': { by: ['member'], at: () => [paths.settings()] },
  '(board)/practice/page.tsx': { by: ['visitor'], at: () => [paths.practiceBoard()], live: true },
  '(board)/events/[slug]/board/page.tsx': {
    by: forAll,
    at: ({ event }) => [paths.board(event.slug)],
    live: true,
  },
  '(board)/events/[slug]/board/screen/page.tsx': {
    by: forAll,
    at: ({ event }) => [paths.wallScreen(event.slug)],
    live: true,
  },
  'local/mail/page.tsx': { by: ['visitor'], at: () => [paths.localMail()] },
  'local/sign-in/[role]/page.tsx': { by: ['visitor'], at: () => [paths.localSignIn('member')] },
  'organize/page.tsx': { by: ['organizer'], at: () => [paths.organize()] },
  'organize/settings/page.tsx': { by: ['organizer'], at: () => [paths.organizeSettings()] },
  'organize/people/page.tsx': { by: ['organizer'], at: () => [paths.organizePeople()] },
  'organize/reports/page.tsx': { by: ['organizer'], at: () => [paths.organizeReports()] },
  'organize/library/page.tsx': { by: ['organizer'], at: () => [paths.organizeLibrary()] },
  'organize/library/entries/[id]/page.tsx': {
    by: ['organizer'],
    at: () => [paths.organizeEntry('new')],
  },
  'organize/library/resources/[id]/page.tsx': { by: ['organizer'], at: () => [paths.organizeResource('new')] },
  'organize/people/[id]/page.tsx': { by: ['organizer'], at: ({ personId }) => [paths.organizePerson(personId)] },
  'organize/mail/[id]/page.tsx': { by: ['organizer'], at: ({ mailId }) => [paths.organizeMailFate(mailId)] },
  'organize/mail/page.tsx': { by: ['organizer'], at: () => [paths.organizeMail()] },
  'organize/offers/page.tsx': { by: ['organizer'], at: () => [paths.organizeOffers()] },
  'organize/offers/[id]/page.tsx': { by: ['organizer'], at: ({ offerId }) => [paths.organizeOffer(offerId)] },
  'organize/audit/page.tsx': { by: ['organizer'], at: () => [paths.organizeAudit()] },
  'organize/events/new/page.tsx': { by: ['organizer'], at: () => [paths.organizeNewEvent()] },
  'organize/events/[id]/page.tsx': { by: ['organizer'], at: ({ event }) => [paths.organizeEvent(event.id)] },
  'organize/events/[id]/cancel/page.tsx': { by: ['organizer'], at: ({ event }) => [paths.organizeCancel(event.id)] },
  'organize/events/[id]/notes/page.tsx': { by: ['organizer'], at: ({ event }) => [paths.organizeNotes(event.id)] },
}

/** Pages that nobody is meant to look at, and why. */
export const unseen: Readonly<Record<string, string>> = {
  '(bare)/local/empty/page.tsx': 'the yardstick of the bench: nothing stands on it',
}

/** One look: where, and whether a stream stays open there. */
export type Visit = { address: string; live: boolean }

/** The addresses that one looks at, those with a stream last. */
export function addressesFor(looker: Looker, known: Known): Visit[] {
  return Object.values(sitePages)
    .filter(({ by }) => by.includes(looker))
    .flatMap(({ at, live = false }) => at(known).map((address) => ({ address, live })))
    .toSorted((a, b) => Number(a.live) - Number(b.live))
}
