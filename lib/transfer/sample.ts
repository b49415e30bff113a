import { entries } from '#prisma/seed/entries'
import { events } from '#prisma/seed/events'
import { flowing } from '#prisma/seed/flowing'
import { people } from '#prisma/seed/people'
import { resources } from '#prisma/seed/resources'
import { site as sampleSite } from '#prisma/seed/site'
import type { SeedEvent } from '#prisma/seed/types'
import { instantOf } from '../dates.ts'
import { clockTimestamp, db, type Tx, transaction } from '../db/client.ts'
import { env } from '../env.ts'
import { createEvent, publishEventRow } from '../events/store.ts'
import { newId } from '../ids.ts'
import { mustRenderArticle } from '../markdown/article.ts'
import { mustRender } from '../markdown/render.ts'
import { createNotes, updateNotes } from '../notes/store.ts'
import { addResources } from '../resources/store.ts'
import { createEntry } from '../resources/store-entries.ts'
import { createSite, createTexts, readSite } from '../site/store.ts'
import { defaultBoard, type SiteTextKey, type SiteTexts, siteTextKeys } from '../site/view.ts'
import { emptyTexts } from './empty-texts.ts'
import * as store from './sample-store.ts'

const dayMs = 86_400_000

/** Whether nobody has begun a community here. */
export async function isEmpty(): Promise<boolean> {
  return (await readSite(db())) === null
}

/**
 * Loads the sample community. What is there already, by its natural key, stays as it is, so that loading twice changes
 * nothing. Never in production.
 */
export async function seedSample(): Promise<void> {
  if (env().mode === 'production') throw new Error('The sample community stays out of production.')
  await transaction(async (tx) => {
    const { about, format, credits, problems, call, conduct, privacy, imprint, ...row } = sampleSite
    await createSite(tx, { ...row, ...defaultBoard })
    await createTexts(tx, rendered({ about, format, credits, problems, call, conduct, privacy, imprint }))
    await store.createPeople(tx, people)
    await addResources(
      tx,
      resources.map(({ key, ...resource }) => ({ slug: key, ...resource })),
    )
    for (const { markdown, ...entry } of entries) {
      const publishedAt = new Date(`${entry.day}T12:00:00Z`)
      await createEntry(tx, { ...entry, id: newId(), publishedAt, text: mustRenderArticle(flowing(markdown)) })
    }
    for (const event of events) await loadEvent(tx, event)
  })
}

/** A community from its name alone: the usual format, no people, no events. Throws where there is a community already. */
export async function seedEmpty(name: string): Promise<void> {
  await transaction(async (tx) => {
    const about = { tagline: '', frequency: '', timeZone: 'UTC', contactEmail: null, topics: [] }
    if (!(await createSite(tx, { name, ...about, ...defaultBoard }))) {
      const there = await readSite(tx)
      throw new Error(
        `There is a community here already: ${there?.name}. Its name can be changed in the site settings.`,
      )
    }
    await createTexts(tx, rendered(emptyTexts))
  })
}

function rendered(texts: Record<SiteTextKey, string>): SiteTexts {
  return Object.fromEntries(siteTextKeys.map((key) => [key, mustRender(flowing(texts[key]))])) as SiteTexts
}

/** A past meeting with its notes. Where no hour was recorded it begins at midnight and fills its day. */
async function loadEvent(tx: Tx, seed: SeedEvent): Promise<void> {
  const { notes, slug, ...said } = seed
  const startsAt = instant(seed.date, seed.startTime, seed.timeZone)
  const endsAt = seed.endTime
    ? instant(seed.date, seed.endTime, seed.timeZone)
    : new Date(startsAt.getTime() + dayMs - 60_000)
  const { markdown: summary, tree: summaryTree } = mustRender(flowing(said.summary))
  const row = { ...said, summary, summaryTree, startsAt, endsAt, joinUrl: null, capacity: null }
  const id = newId()
  if (await createEvent(tx, { ...row, id, slug })) await publishEventRow(tx, id, await clockTimestamp(tx))
  if (notes !== null) await loadNotes(tx, slug, notes, endsAt)
}

async function loadNotes(tx: Tx, slug: string, markdown: string, publishedAt: Date): Promise<void> {
  const eventId = await store.findEventId(tx, slug)
  if (eventId === null || !(await createNotes(tx, eventId, mustRender(markdown)))) return
  await updateNotes(tx, eventId, 0, { status: 'published', publishedAt, now: await clockTimestamp(tx) })
}

function instant(date: string, time: string | null, timeZone: string): Date {
  const at = instantOf({ date, time, timeZone })
  if (at === 'gap') throw new Error(`On ${date} there is no ${time} in ${timeZone}.`)
  return at
}
