'use server'

import { redirect } from 'next/navigation'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { declineAddress } from '#lib/resources/commands-shelf'
import { declinedBody } from '#lib/resources/schema'
import { type FormState, formValues } from '../../../components/desk/form-state.ts'

/** Sets an address aside that boards offer the library, for good. */
export async function setAside(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const said = parse(declinedBody, values)
  if (!said.ok) return { failure: said.failure, values }
  const declined = await act((actor) => declineAddress(actor, said.value.url))
  if (!declined.ok) return { failure: declined.failure, values }
  redirect(`${paths.organizeLibrary()}?done=set-aside`)
}
