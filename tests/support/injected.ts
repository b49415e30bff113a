import type { Pool } from 'pg'
import { injections } from '#tests/support/injections'
import { insert, type Site, type World } from '#tests/support/roles/world'

/** All strings in one text, as a single field may hold them. NUL is no text for PostgreSQL. */
export const allAtOnce = injections.join(' ¦ ').replaceAll('\u0000', '')

const each = injections.map((text) => text.replaceAll('\u0000', ''))

/**
 * Every column in which words of people are kept, and how the corpus gets into it: `whole` holds all strings at once, `rows`
 * one in each of many rows. The others hold what we make ourselves; a test fails for a column that stands in neither.
 */
export const wordColumns: Readonly<Record<string, 'whole' | 'rows'>> = {
  'Site.name': 'whole',
  'Site.tagline': 'whole',
  'Site.frequency': 'whole',
  'Site.topics': 'whole',
  'Event.title': 'whole',
  'Event.place': 'whole',
  'Event.links': 'whole',
  'Event.cancelReason': 'whole',
  'Person.name': 'whole',
  'Participant.name': 'rows',
  'Topic.title': 'rows',
  'Topic.details': 'rows',
  'Line.text': 'rows',
  'NotesTopic.title': 'rows',
  'Resource.title': 'rows',
  'Resource.author': 'rows',
  'Resource.line': 'rows',
  'Entry.title': 'whole',
  'Entry.description': 'whole',
  'Entry.author': 'whole',
  'Entry.sources': 'whole',
  'Entry.ideas': 'whole',
  'Report.what': 'whole',
  'Report.place': 'whole',
  'Report.note': 'whole',
  'Offer.name': 'whole',
  'Offer.answers': 'whole',
  'Offer.answer': 'whole',
  'OutgoingMail.lastError': 'whole',
  'Session.userAgent': 'whole',
}

/** Markdown goes through the commands, which render it; the tree is theirs. Requests and drafts are shown to who typed them. */
export const otherColumns =
  /^(?:(?:SiteText|Notes|Entry)[.](?:markdown|tree)|Event[.]summary(?:Tree)?|SiteText[.]key|RsvpRequest[.](?:name|topic|email)|Report[.]contact|Offer[.](?:kind|email)|Entry[.](?:kind|day|slug)|Resource[.](?:url|kind|slug)|DeclinedAddress[.]url|Event[.](?:slug|monthKey|mode|date|startTime|endTime|timeZone|joinUrl)|Person[.](?:email|timeZone)|Site[.](?:timeZone|contactEmail|logoType)|FormDraft[.].*|RateLimit[.].*|AuditEntry[.].*|BoardCommand[.].*|BoardAct[.].*|Board[.]joinCode|LocalMail[.].*|OutgoingMail[.](?:kind|limit|recipient|payload|response)|SignInRequest[.].*|AddressChange[.].*|.*[.](?:browser))$/

/** The columns of our tables that hold text or JSON, as "Table.column". */
export async function textColumns(client: Pool): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
        AND (data_type IN ('text', 'json', 'jsonb') OR udt_name = '_text') ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

/** Writes the corpus into every column of words of this world, under the hands of the commands that would refuse much of it. */
export async function inject(site: Site, world: World): Promise<void> {
  const { client } = site
  const set = (table: string, column: string, value: unknown, where = 'true', of: unknown[] = []) =>
    client.query(`UPDATE "${table}" SET "${column}" = $${of.length + 1} WHERE ${where}`, [...of, value])
  for (const name of ['name', 'tagline', 'frequency']) await set('Site', name, allAtOnce)
  await set('Site', 'topics', each)
  const links = JSON.stringify(each.map((label) => ({ label, url: 'https://example.org/' })))
  for (const { id } of [world.event, world.noted, world.cancelled, world.past]) {
    for (const name of ['title', 'place', 'cancelReason']) await set('Event', name, allAtOnce, 'id = $1', [id])
    await set('Event', 'links', links, 'id = $1', [id])
    await set('Event', 'mode', 'hybrid', 'id = $1', [id])
  }
  for (const id of Object.values(world.personIds)) if (id) await set('Person', 'name', allAtOnce, 'id = $1', [id])
  await set('Session', 'userAgent', allAtOnce)
  for (const name of ['title', 'description', 'author'])
    await set('Entry', name, allAtOnce, 'id = $1', [world.entry.id])
  const sources = JSON.stringify(each.map((label) => ({ label })))
  await set('Entry', 'sources', sources, 'id = $1', [world.entry.id])
  await set('Entry', 'ideas', JSON.stringify(each), 'id = $1', [world.entry.id])
  for (const name of ['what', 'place', 'note']) await set('Report', name, allAtOnce)
  await set('Offer', 'name', allAtOnce)
  await set('Offer', 'answers', JSON.stringify({ help: allAtOnce, when: allAtOnce }))
  await set('Offer', 'answer', allAtOnce)
  await set('OutgoingMail', 'lastError', allAtOnce, '"lastError" IS NOT NULL')
  await injectRows(site, world)
}

async function injectRows(site: Site, { event, noted, fresh }: World): Promise<void> {
  const { client } = site
  const boardId = event.id
  await client.query(`UPDATE "Board" SET version = version + 1 WHERE id = $1`, [boardId])
  for (const [at, text] of each.entries()) {
    const [authorId, topicId] = [fresh(), fresh()]
    const now = new Date()
    await insert(site, 'Participant', { boardId, id: authorId, name: text, joinedAt: now })
    const topic = { boardId, id: topicId, title: text, details: text, authorId, position: at + 1, proposedAt: now }
    await insert(site, 'Topic', topic)
    await insert(site, 'Line', { boardId, id: fresh(), topicId, authorId, kind: 'note', text, position: at + 1 })
    await insert(site, 'NotesTopic', { eventId: noted.id, position: 1_000 + at, title: text })
    const shelf = { id: fresh(), slug: `injected-${at}`, kind: 'tool' }
    await insert(site, 'Resource', { ...shelf, title: text, author: text, line: text, url: 'https://example.org/' })
  }
}
