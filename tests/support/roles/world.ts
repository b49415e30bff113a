import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { Pool } from 'pg'
import { writeLadder } from '#lib/site/rules-ladder'
import { siteDatabase } from '#tests/support/dump'
import { meetingRow } from '#tests/support/meeting'
import type { Role } from '#tests/support/roles/roles'
import { insertion } from '#tests/support/rows'

type Meeting = { id: string; slug: string; title: string }

/** People, meetings and what hangs on them, made for one row of the table; each role's Cookie header. */
export type World = {
  /** Published and ahead: the attendee has a seat, the guest has joined its board, the moderator runs it. Its notes are a draft. */
  event: Meeting
  /** Run by the moderator of another event. */
  other: Meeting
  draft: Meeting
  cancelled: Meeting
  /** Over, without notes; run by the moderator. */
  past: Meeting
  /** Over, with published notes. */
  noted: Meeting
  /** Somebody whom acts are about. */
  bystander: { id: string; email: string }
  moderatorId: string
  /** A report, an offer that was confirmed, something on a shelf; an entry of the library, published and draft. */
  report: string
  offer: string
  resource: string
  /** A mail to somebody that could not be delivered. */
  mail: string
  entry: { id: string; slug: string }
  draftEntry: { id: string; slug: string }
  personIds: Record<Role, string | null>
  cookies: Record<Role, string>
  /** The settings of the site, as its form has them. */
  site: Record<string, string>
  /** An id that nobody knows. */
  unknown: string
  fresh: () => string
}

/** What the world needs of the running site: its database, its address, and what its data folder says. */
export type Site = { client: Pool; base: string; secret: string; instance: string }

/** Connects to the site that runs for the browser tests. `leaveSite` ends it. */
export async function reachSite(baseURL: string | undefined): Promise<Site> {
  // Several boards are set up at once, and a connection does one thing at a time.
  const client = new Pool({ connectionString: await siteDatabase(), max: 4 })
  const read = (name: string) => readFileSync(join(siteFolder(), name), 'utf8')
  return { client, base: baseURL ?? '', secret: read('secret'), instance: read('id') }
}

/** Takes away what was made there, and disconnects. */
export async function leaveSite(site: Site): Promise<void> {
  await forgetWorlds(site)
  await site.client.end()
}

const cookieName = (site: Site, name: string) => `quorum-${site.instance}-${name}`

/** Puts one row into a table of the site. */
export async function insert({ client }: Site, table: string, row: Record<string, unknown>): Promise<void> {
  await client.query(...insertion(table, row))
}

/** A meeting that is published and ahead, unless the change says otherwise. */
export async function meeting(site: Site, change: Record<string, unknown> = {}): Promise<Meeting> {
  const event = meetingRow({ title: 'A meeting of roles', ...change })
  await insert(site, 'Event', event)
  return event
}

const over = {
  startsAt: new Date('2024-01-11T02:00:00Z'),
  endsAt: new Date('2024-01-11T03:00:00Z'),
  date: '2024-01-10',
}

async function person(site: Site, role: 'member' | 'organizer' = 'member'): Promise<{ id: string; email: string }> {
  const id = randomUUID()
  const email = `${id}@example.org`
  await insert(site, 'Person', { id, email, name: 'A role', role })
  return { id, email }
}

/** The Cookie header of a new session of this person. */
export async function signedIn(site: Site, personId: string): Promise<string> {
  const id = randomUUID()
  await insert(site, 'Session', { id, personId, userAgent: 'roles', expiresAt: new Date(Date.now() + 3_600_000) })
  const name = cookieName(site, 'session')
  return `${name}=${await encode({ token: { sid: id }, secret: site.secret, salt: name, maxAge: 3_600 })}`
}

/** The Cookie header of a guest who joins the board now. */
export async function joinedAsGuest(site: Site, boardId: string): Promise<string> {
  const answer = await fetch(`${site.base}/api/boards/${boardId}/participants`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), name: `Guest ${randomUUID().slice(0, 8)}` }),
  })
  if (!answer.ok) throw new Error(`The guest could not join: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function notes(site: Site, event: Meeting, status: 'draft' | 'published'): Promise<void> {
  const publishedAt = status === 'published' ? new Date() : null
  const tree = { type: 'root', children: [] }
  await insert(site, 'Notes', { eventId: event.id, markdown: 'Notes.', tree, status, publishedAt })
}

const marked = 'A row of roles'

async function entry(site: Site, status: 'draft' | 'published'): Promise<{ id: string; slug: string }> {
  const id = randomUUID()
  const text = { markdown: 'Words.', tree: { type: 'root', children: [] }, words: 1, sources: '[]', ideas: '[]' }
  const row = {
    id,
    slug: `roles-${id}`,
    kind: 'article',
    title: marked,
    description: marked,
    day: '2024-01-10',
    ...text,
  }
  await insert(site, 'Entry', { ...row, status, publishedAt: status === 'published' ? new Date() : null })
  return { id, slug: row.slug }
}

async function papers(
  site: Site,
): Promise<Pick<World, 'report' | 'offer' | 'resource' | 'mail' | 'entry' | 'draftEntry'>> {
  const [report, offer, resource, mail] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await insert(site, 'Report', { id: report, what: marked })
  const who = { kind: 'volunteer', name: marked, email: `${offer}@example.org`, answers: { help: marked } }
  await insert(site, 'Offer', { id: offer, ...who, confirmedAt: new Date() })
  await insert(site, 'Resource', { id: resource, slug: `roles-${resource}`, title: marked, kind: 'talk', line: marked })
  const failed = { kind: 'test', recipient: `${mail}@example.org`, payload: {}, failedAt: new Date() }
  await insert(site, 'OutgoingMail', { id: mail, ...failed, lastError: 'Nobody there.' })
  return {
    report,
    offer,
    resource,
    mail,
    entry: await entry(site, 'published'),
    draftEntry: await entry(site, 'draft'),
  }
}

async function settings({ client }: Site): Promise<Record<string, string>> {
  const [row] = (await client.query('SELECT * FROM "Site"')).rows as Record<string, unknown>[]
  const texts = (await client.query('SELECT key, markdown FROM "SiteText"')).rows as { key: string; markdown: string }[]
  const { logo: _logo, topics, ladder, ...plain } = row ?? {}
  const kept = Object.entries(plain).filter(([, value]) => value !== null && value !== false)
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    ...Object.fromEntries(texts.map(({ key, markdown }) => [key, markdown])),
    topics: (topics as string[]).join('\n'),
    ladder: writeLadder(ladder as number[]),
  }
}

/** Makes a world of its own. */
export async function makeWorld(site: Site): Promise<World> {
  const [event, other, draft, cancelled, past, noted] = [
    await meeting(site),
    await meeting(site),
    await meeting(site, { status: 'draft' }),
    await meeting(site, { status: 'cancelled' }),
    await meeting(site, over),
    await meeting(site, over),
  ]
  const [attendee, member, elsewhere, moderator, organizer, bystander] = [
    await person(site),
    await person(site),
    await person(site),
    await person(site),
    await person(site, 'organizer'),
    await person(site),
  ]
  const seat = { id: randomUUID(), eventId: event.id, personId: attendee.id, status: 'going', queuedAt: new Date() }
  await insert(site, 'Rsvp', seat)
  for (const { id } of [event, past]) await insert(site, 'EventModerator', { eventId: id, personId: moderator.id })
  await insert(site, 'EventModerator', { eventId: other.id, personId: elsewhere.id })
  await notes(site, event, 'draft')
  await notes(site, noted, 'published')
  const personIds = {
    visitor: null,
    guest: null,
    attendee: attendee.id,
    member: member.id,
    elsewhere: elsewhere.id,
    moderator: moderator.id,
    organizer: organizer.id,
  }
  const sessions: [string, string][] = []
  for (const [role, id] of Object.entries(personIds)) sessions.push([role, id === null ? '' : await signedIn(site, id)])
  return {
    event,
    other,
    draft,
    cancelled,
    past,
    noted,
    bystander,
    moderatorId: moderator.id,
    ...(await papers(site)),
    personIds,
    cookies: { ...(Object.fromEntries(sessions) as Record<Role, string>), guest: await joinedAsGuest(site, event.id) },
    site: await settings(site),
    unknown: randomUUID(),
    fresh: randomUUID,
  }
}

/** Takes away what the tables made, so that other tests find the community as it was. */
async function forgetWorlds({ client }: Site): Promise<void> {
  await client.query(`DELETE FROM "Event" WHERE title = 'A meeting of roles'`)
  await client.query(`DELETE FROM "Report" WHERE what = $1`, [marked])
  for (const table of ['Resource', 'Entry']) await client.query(`DELETE FROM "${table}" WHERE title = $1`, [marked])
  await client.query(`DELETE FROM "OutgoingMail" WHERE "lastError" = 'Nobody there.'`)
  await client.query(`DELETE FROM "Offer" WHERE name = $1`, [marked])
  await client.query(`DELETE FROM "Person" WHERE email ~ '^[0-9a-f-]{36}@example[.]org$'`)
}

/** The data folder of the site that runs for the browser tests. */
function siteFolder(): string {
  return join('.data', 'e2e', process.env.QUORUM_E2E_PORT ?? '')
}
