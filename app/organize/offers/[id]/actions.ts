'use server'

import { redirect } from 'next/navigation'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { answerOffer, changeOffer } from '#lib/people/commands-offers-desk'
import { offerAnswer, offerChange } from '#lib/people/schema-offers'
import { type FormState, formValues } from '../../../../components/desk/form-state.ts'

/** Mails an answer to who made the offer. */
export async function answer(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const given = parse(offerAnswer, values)
  if (!given.ok) return { failure: given.failure, values }
  const done = await act((actor) => answerOffer(actor, given.value))
  if (!done.ok) return { failure: done.failure, values }
  redirect(`${paths.organizeOffer(given.value.id)}?done=answered`)
}

/** Closes an offer, or opens it again. */
export async function change(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const given = parse(offerChange, values)
  if (!given.ok) return { failure: given.failure, values }
  const done = await act((actor) => changeOffer(actor, given.value))
  if (!done.ok) return { failure: done.failure, values }
  redirect(`${paths.organizeOffer(given.value.id)}?done=${given.value.state}`)
}
