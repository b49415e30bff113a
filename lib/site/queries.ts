import type { Actor } from '../auth/actor.ts'
import { db, type Tx } from '../db/client.ts'
import { mustRender } from '../markdown/render.ts'
import * as store from './store.ts'
import { type BoardDefaults, defaultBoard, type SiteTexts, type SiteView, unnamedSite } from './view.ts'
import { defaultConduct } from './view-conduct.ts'

export type { SiteView } from './view.ts'

/** The community as every page knows it; a site without a name of its own before its row exists. */
export async function getSite(_actor: Actor): Promise<SiteView> {
  return (await store.readSite(db())) ?? unnamedSite
}

/** The longer texts of the site; empty where nobody has written them, but for the code of conduct: there always is one. */
export async function getSiteTexts(_actor: Actor): Promise<SiteTexts> {
  const texts = await store.readTexts(db())
  return texts.conduct.markdown ? texts : { ...texts, conduct: mustRender(defaultConduct) }
}

/** The logo with its bytes; null where there is none. */
export async function getLogo(_actor: Actor): Promise<Awaited<ReturnType<typeof store.readLogo>>> {
  return store.readLogo(db())
}

/** What a new board starts with, as read by the transaction that makes it. */
export async function readBoardDefaults(tx: Tx): Promise<BoardDefaults> {
  return (await store.readSite(tx))?.board ?? defaultBoard
}
