import type { Cells, Sent } from '#tests/support/roles/roles'
import type { World } from '#tests/support/roles/world'

type Row = { cells: Cells; at: (world: World) => string; send?: Sent }

const all = (address: string, cells = '200'): Row => ({ cells, at: () => address })
const board = (cells: Cells, rest: string, send?: Sent): Row => ({
  cells,
  at: ({ event }) => `/api/boards/${event.id}${rest}`,
  ...(send && { send }),
})

/** Every route handler by its method and file under app/: who gets which status, or which refusal. */
export const routeRows: Readonly<Record<string, Row>> = {
  'GET (site)/picture.png/route.ts': all('/picture.png'),
  'GET (site)/events/[slug]/picture.png/route.ts': {
    cells: '200',
    at: ({ event }) => `/events/${event.slug}/picture.png`,
  },
  'GET (site)/notes/[slug]/picture.png/route.ts': {
    cells: '200',
    at: ({ noted }) => `/notes/${noted.slug}/picture.png`,
  },
  'GET (site)/events/[slug]/calendar.ics/route.ts': {
    cells: '200',
    at: ({ event }) => `/events/${event.slug}/calendar.ics`,
  },
  'GET manifest.ts': all('/manifest.webmanifest'),
  'GET logo/route.ts': all('/logo', '404'),
  'GET local/empty-route/route.ts': all('/local/empty-route', '405'),
  'POST local/empty-route/route.ts': { ...all('/local/empty-route'), send: () => ({}) },
  'GET api/[[...rest]]/route.ts': all('/api/nothing', 'not-found'),
  'POST api/[[...rest]]/route.ts': { ...all('/api/nothing', 'not-found'), send: () => ({}) },
  'GET api/health/route.ts': all('/api/health'),
  'GET api/openapi.json/route.ts': all('/api/openapi.json'),
  'GET api/time/route.ts': all('/api/time'),
  'GET api/own-data/route.ts': all('/api/own-data', 'sign-in-first sign-in-first 200 200 200 200 200'),
  'GET api/events/route.ts': all('/api/events'),
  'GET api/events/[slug]/route.ts': { cells: '200', at: ({ event }) => `/api/events/${event.slug}` },
  'GET api/local/mail/route.ts': all('/api/local/mail'),
  'POST api/local/sign-in/route.ts': { ...all('/api/local/sign-in'), send: () => ({ role: 'member' }) },
  'POST api/theme/route.ts': { ...all('/api/theme'), send: () => ({ theme: 'dark' }) },
  'POST api/events/[slug]/rsvps/route.ts': {
    cells: '202',
    at: ({ event }) => `/api/events/${event.slug}/rsvps`,
    send: ({ unknown }) => ({ name: 'Somebody', email: `${unknown}@example.org` }),
  },
  'POST api/rsvps/[token]/route.ts': { ...all('/api/rsvps/nonsense', 'bad-link'), send: () => ({ action: 'cancel' }) },
  'POST api/sign-in/route.ts': {
    ...all('/api/sign-in', '202'),
    send: ({ unknown }) => ({ email: `${unknown}@example.org` }),
  },
  'POST api/sign-in/code/route.ts': {
    ...all('/api/sign-in/code', 'sign-in-ended'),
    send: ({ unknown }) => ({ request: unknown, code: '123456' }),
  },
  'POST api/sign-in/link/route.ts': {
    ...all('/api/sign-in/link', 'sign-in-ended'),
    send: () => ({ token: 'nonsense' }),
  },
  'POST api/reports/route.ts': { ...all('/api/reports', '202'), send: () => ({ what: 'A row of roles' }) },
  'POST api/offers/route.ts': {
    ...all('/api/offers', '202'),
    send: ({ unknown }) => ({
      kind: 'volunteer',
      name: 'A row of roles',
      email: `${unknown}@example.org`,
      help: 'All.',
    }),
  },
  'POST api/offers/[token]/route.ts': { ...all('/api/offers/nonsense', 'bad-link'), send: () => ({}) },
  'POST api/address-changes/route.ts': {
    ...all('/api/address-changes', 'address-change-ended'),
    send: () => ({ token: 'nonsense', action: 'confirm' }),
  },
  'GET api/boards/[boardId]/route.ts': board('200', ''),
  'GET api/boards/[boardId]/export/route.ts': board('200', '/export?format=csv'),
  'GET api/boards/[boardId]/similar/route.ts': board('200', '/similar?q=tea'),
  'GET api/boards/[boardId]/earlier/route.ts': board('200', '/earlier'),
  'GET api/boards/[boardId]/stream/route.ts': board('200', '/stream'),
  'POST api/boards/[boardId]/participants/route.ts': board('200', '/participants', ({ fresh }) => ({
    id: fresh(),
    name: 'Somebody else',
  })),
  'POST api/boards/[boardId]/commands/route.ts': board(
    'not-joined 200 200 200 200 200 200',
    '/commands',
    ({ fresh }) => ({ id: fresh(), type: 'propose', title: 'Tea' }),
  ),
}
