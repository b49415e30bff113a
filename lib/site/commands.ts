import type { Actor } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { clockTimestamp, transaction } from '../db/client.ts'
import { renderMarkdown } from '../markdown/render.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'
import { mayEditSite } from './policy.ts'
import { judgeLogo } from './rules.ts'
import type { SiteSettings } from './schema.ts'
import * as store from './store.ts'
import { type SiteTextKey, type SiteTexts, siteTextKeys } from './view.ts'

const organizersOnly = () => fail('forbidden', 'organizers-only', 'Only organizers look after the site.')
const editedMeanwhile = () =>
  fail(
    'conflict',
    'edited-meanwhile',
    'Somebody else saved the settings meanwhile. Look at theirs in another window; saving again puts yours in their place.',
  )
const noSite = () => fail('conflict', 'no-site', 'Give the site a name first, then a logo.')

/** All the texts rendered; a refused one is named by its field. */
function renderTexts(input: Pick<SiteSettings, SiteTextKey>): Result<SiteTexts> {
  const texts: Partial<SiteTexts> = {}
  const fields: NonNullable<Failure['fields']> = {}
  for (const key of siteTextKeys) {
    const rendered = renderMarkdown(input[key])
    if (rendered.ok) texts[key] = rendered.value
    else fields[key] = [rendered.failure.message]
  }
  if (Object.keys(fields).length > 0) return fail('invalid', 'invalid', 'Please look at the marked fields.', { fields })
  return ok(texts as SiteTexts)
}

/** Saves what organizers say of their site, over the revision that they read. Board defaults count for boards that are made from now on. */
export async function saveSiteSettings(actor: Actor, input: SiteSettings): Promise<Result<null>> {
  if (!mayEditSite(actor)) return organizersOnly()
  const { revision, about, format, problems, credits, call, conduct, privacy, imprint, ...given } = input
  const { contactEmail = null, ...row } = given
  const texts = renderTexts({ about, format, problems, credits, call, conduct, privacy, imprint })
  if (!texts.ok) return texts
  return transaction(async (tx) => {
    if ((await store.lockSite(tx)) !== revision) return editedMeanwhile()
    await store.saveSite(tx, { ...row, contactEmail }, await clockTimestamp(tx))
    for (const key of siteTextKeys) await store.saveText(tx, key, texts.value[key])
    await recordAct(tx, actor, { act: 'settings-saved', subject: 'site' })
    return ok(null)
  })
}

/** Another logo: PNG, JPEG or WebP by its first bytes, up to 256 KB. */
export async function saveLogo(actor: Actor, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>> {
  if (!mayEditSite(actor)) return organizersOnly()
  const type = judgeLogo(bytes)
  if (!type.ok) return type
  return transaction(async (tx) => {
    const saved = await store.saveLogo(tx, { bytes, type: type.value }, await clockTimestamp(tx))
    if (!saved) return noSite()
    await recordAct(tx, actor, { act: 'logo-saved', subject: 'site' })
    return ok(null)
  })
}

/** Takes the logo away. Twice is once. */
export async function removeLogo(actor: Actor): Promise<Result<null>> {
  if (!mayEditSite(actor)) return organizersOnly()
  return transaction(async (tx) => {
    if (!(await store.hasLogo(tx))) return ok(null)
    await store.saveLogo(tx, null, await clockTimestamp(tx))
    await recordAct(tx, actor, { act: 'logo-removed', subject: 'site' })
    return ok(null)
  })
}
