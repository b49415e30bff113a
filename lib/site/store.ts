import type { Root } from 'hast'
import type { Tx } from '../db/client.ts'
import { json } from '../db/json.ts'
import {
  type BoardDefaults,
  emptyText,
  type SiteText,
  type SiteTextKey,
  type SiteTexts,
  type SiteView,
  siteTextKeys,
} from './view.ts'

const siteId = 1

// Never the logo's bytes: this is read for every page.
const columns = {
  name: true,
  tagline: true,
  frequency: true,
  timeZone: true,
  contactEmail: true,
  topics: true,
  logoType: true,
  logoVersion: true,
  revision: true,
  votesEach: true,
  stacking: true,
  votesHidden: true,
  votesNamed: true,
  selfVotes: true,
  earlyVoting: true,
  admission: true,
  ladder: true,
  romanVoteSeconds: true,
} as const

/** The community; null before its row exists. */
export async function readSite(tx: Tx): Promise<SiteView | null> {
  const row = await tx.site.findUnique({ where: { id: siteId }, select: columns })
  if (!row) return null
  const { name, tagline, frequency, timeZone, contactEmail, topics, logoType, logoVersion, revision, ...board } = row
  const logo = logoType === null ? null : logoVersion
  return { name, tagline, frequency, timeZone, contactEmail, topics, logoVersion: logo, revision, board }
}

/** All the texts; those that nobody wrote are empty. */
export async function readTexts(tx: Tx): Promise<SiteTexts> {
  const rows = await tx.siteText.findMany()
  const byKey = new Map(rows.map(({ key, markdown, tree }) => [key, { markdown, tree: tree as unknown as Root }]))
  const entries = siteTextKeys.map((key) => [key, byKey.get(key) ?? emptyText] as const)
  return Object.fromEntries(entries) as SiteTexts
}

/** The site's row as organizers write it: all but the logo. */
export type SiteRow = Omit<SiteView, 'logoVersion' | 'revision' | 'board'> & BoardDefaults

/** The settings' revision with their row locked until commit; 0 before there is a row. */
export async function lockSite(tx: Tx): Promise<number> {
  const rows = await tx.$queryRaw<
    { revision: number }[]
  >`SELECT "revision" FROM "Site" WHERE "id" = ${siteId} FOR NO KEY UPDATE`
  return rows[0]?.revision ?? 0
}

/** Keeps what was said of the site. */
export async function saveSite(tx: Tx, row: SiteRow, now: Date): Promise<void> {
  const data = { ...row, updatedAt: now }
  const update = { ...data, revision: { increment: 1 } }
  await tx.site.upsert({ where: { id: siteId }, create: { id: siteId, ...data, revision: 1 }, update })
}

/** Makes the site's row where there is none. Whether it did. */
export async function createSite(tx: Tx, row: SiteRow): Promise<boolean> {
  const made = await tx.site.createMany({ data: [{ id: siteId, ...row }], skipDuplicates: true })
  return made.count === 1
}

/** Keeps a text. */
export async function saveText(tx: Tx, key: SiteTextKey, text: SiteText): Promise<void> {
  const data = { markdown: text.markdown, tree: json(text.tree) }
  await tx.siteText.upsert({ where: { key }, create: { key, ...data }, update: data })
}

/** Keeps the texts that are not there yet. */
export async function createTexts(tx: Tx, texts: SiteTexts): Promise<void> {
  const data = siteTextKeys.map((key) => ({ key, markdown: texts[key].markdown, tree: json(texts[key].tree) }))
  await tx.siteText.createMany({ data, skipDuplicates: true })
}

/** The logo as it is served; null where there is none. */
export async function readLogo(
  tx: Tx,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; version: number } | null> {
  const row = await tx.site.findUnique({
    where: { id: siteId },
    select: { logo: true, logoType: true, logoVersion: true },
  })
  return row?.logo && row.logoType ? { bytes: row.logo, type: row.logoType, version: row.logoVersion } : null
}

/** Whether there is a logo, with the site's row locked until commit. */
export async function hasLogo(tx: Tx): Promise<boolean> {
  await lockSite(tx)
  const row = await tx.site.findUnique({ where: { id: siteId }, select: { logoType: true } })
  return row !== null && row.logoType !== null
}

/** Another logo, or none, under a new version. False where there is no site yet. */
export async function saveLogo(
  tx: Tx,
  logo: { bytes: Uint8Array<ArrayBuffer>; type: string } | null,
  now: Date,
): Promise<boolean> {
  const data = { logo: logo?.bytes ?? null, logoType: logo?.type ?? null }
  const saved = await tx.site.updateMany({
    where: { id: siteId },
    data: { ...data, logoVersion: { increment: 1 }, updatedAt: now },
  })
  return saved.count === 1
}
