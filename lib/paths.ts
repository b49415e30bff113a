const part = encodeURIComponent

/** A query of what is there; page 1 is the address without it. */
function query(given: Record<string, string | number | null | undefined>): string {
  const named = Object.entries(given).filter(([name, value]) => value && !(name === 'page' && value === 1))
  const text = new URLSearchParams(named.map(([name, value]) => [name, String(value)])).toString()
  return text ? `?${text}` : ''
}

/** Every address of the site, so that a renamed page is a compile error and not a dead link. */
export const paths = {
  home: () => '/',
  picture: () => '/picture.png',
  about: () => '/about',
  howItGoes: () => '/about#format',
  events: () => '/events',
  event: (slug: string) => `/events/${part(slug)}`,
  eventCalendar: (slug: string) => `/events/${part(slug)}/calendar.ics`,
  eventPicture: (slug: string) => `/events/${part(slug)}/picture.png`,
  board: (slug: string) => `/events/${part(slug)}/board`,
  allNotes: () => '/notes',
  notes: (slug: string) => `/notes/${part(slug)}`,
  conduct: () => '/conduct',
  reportSent: () => '/conduct?sent=1#report',
  privacy: () => '/privacy',
  imprint: () => '/privacy#imprint',
  notesPicture: (slug: string) => `/notes/${part(slug)}/picture.png`,
  resources: (kind?: string) => (kind ? `/resources?kind=${part(kind)}` : '/resources'),
  logo: (version: number) => `/logo?v=${version}`,
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?to=${part(returnTo)}` : '/sign-in'),
  signInCode: (id: string) => `/sign-in/code?request=${part(id)}`,
  signInLink: (token: string) => `/sign-in/link/${part(token)}`,
  settings: () => '/settings',
  forgetMe: () => '/settings/delete',
  addressChange: (token: string) => `/address/${part(token)}`,
  rsvp: (token: string) => `/rsvp/${part(token)}`,
  eventAnswered: (slug: string, said: 'yes' | 'no') => `/events/${part(slug)}?said=${said}`,
  rsvpSent: (slug: string) => `/events/${part(slug)}?sent=1`,
  organize: () => '/organize',
  organizeSettings: () => '/organize/settings',
  organizePeople: () => '/organize/people',
  organizeReports: () => '/organize/reports',
  organizeMail: () => '/organize/mail',
  organizeAudit: (wish: { of?: string | null; page?: number } = {}) => `/organize/audit${query(wish)}`,
  organizeNewEvent: () => '/organize/events/new',
  organizeEventCopy: (id: string) => `/organize/events/new?from=${part(id)}`,
  organizeEvent: (id: string) => `/organize/events/${part(id)}`,
  organizeCancel: (id: string) => `/organize/events/${part(id)}/cancel`,
  organizeNotes: (id: string) => `/organize/events/${part(id)}/notes`,
  localMail: () => '/local/mail',
  localSignIn: (role: 'organizer' | 'member') => `/local/sign-in/${role}`,
  api: {
    rsvps: (slug: string) => `/api/events/${part(slug)}/rsvps`,
    rsvp: (token: string) => `/api/rsvps/${part(token)}`,
    reports: () => '/api/reports',
    addressChange: () => '/api/address-changes',
    ownData: () => '/api/own-data',
    signIn: () => '/api/sign-in',
    signInCode: () => '/api/sign-in/code',
    signInLink: () => '/api/sign-in/link',
    localSignIn: () => '/api/local/sign-in',
    board: (id: string) => `/api/boards/${part(id)}`,
    boardStream: (id: string) => `/api/boards/${part(id)}/stream`,
    boardCommands: (id: string) => `/api/boards/${part(id)}/commands`,
    boardParticipants: (id: string) => `/api/boards/${part(id)}/participants`,
    time: () => '/api/time',
    theme: () => '/api/theme',
  },
}
