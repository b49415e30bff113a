'use server'

import { redirect } from 'next/navigation'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { addResource, editResource, removeResource } from '#lib/resources/commands-shelf'
import { resourceBody } from '#lib/resources/schema'
import { type FormState, formValues } from '../../../../../components/desk/form-state.ts'

/** Puts something on a shelf, or changes what stands there. */
export async function writeResource(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const said = parse(resourceBody, values)
  if (!said.ok) return { failure: said.failure, values }
  const { id = '' } = values
  const saved = await act((actor) =>
    id === 'new' ? addResource(actor, said.value) : editResource(actor, id, said.value),
  )
  if (!saved.ok) return { failure: saved.failure, values }
  redirect(`${paths.organizeLibrary()}?done=saved`)
}

/** Takes something off its shelf. */
export async function takeAway(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const removed = await act((actor) => removeResource(actor, values.id ?? ''))
  if (!removed.ok) return { failure: removed.failure, values }
  redirect(`${paths.organizeLibrary()}?done=resource-removed`)
}
