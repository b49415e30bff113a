'use server'

import { redirect } from 'next/navigation'
import { act, actWithFile } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { removeLogo, saveLogo, saveSiteSettings } from '#lib/site/commands'
import { currentSite } from '#lib/site/current'
import { mostLogoBytes } from '#lib/site/rules'
import { siteSettings } from '#lib/site/schema'
import { type FormState, formValues } from '../../../components/desk/form-state.ts'

// The time makes each success an address of its own, by which the page knows to show the form anew.
const done = (what: string) => redirect(`${paths.organizeSettings()}?done=${what}&at=${Date.now()}`)

/** Saves what organizers say of their site. */
export async function saveSettings(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const settings = parse(siteSettings, values)
  if (!settings.ok) return { failure: settings.failure, values }
  const saved = await act((actor) => saveSiteSettings(actor, settings.value))
  if (saved.ok) return done('saved')
  // What was typed goes over theirs only after the organizer was told.
  const { revision } = await currentSite()
  return { failure: saved.failure, values: { ...values, revision: String(revision) } }
}

/** Takes another picture for the logo. */
export async function changeLogo(_before: FormState, form: FormData): Promise<FormState> {
  const file = form instanceof FormData ? form.get('logo') : null
  // One byte too many says enough; no more of it is read.
  const bytes = file instanceof File ? await file.slice(0, mostLogoBytes + 1).arrayBuffer() : new ArrayBuffer(0)
  const saved = await actWithFile((actor) => saveLogo(actor, new Uint8Array(bytes)))
  return saved.ok ? done('logo') : { failure: saved.failure, values: {} }
}

/** Takes the logo away. */
export async function takeLogoAway(): Promise<FormState> {
  const removed = await act(removeLogo)
  return removed.ok ? done('no-logo') : { failure: removed.failure, values: {} }
}
