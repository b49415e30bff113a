'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { cancelEvent } from '#lib/events/commands-cancel'
import { cancelBody } from '#lib/events/schema'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { id } from '#lib/text'
import { type FormState, formValues } from '../../../../../components/desk/form-state.ts'

const Which = z.object({ id }).extend(cancelBody.shape)

/** Calls the meeting off and mails everybody who comes or waits. */
export async function cancel(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const which = parse(Which, values)
  if (!which.ok) return { failure: which.failure, values }
  const cancelled = await act((actor) => cancelEvent(actor, which.value.id, which.value.reason))
  if (!cancelled.ok) return { failure: cancelled.failure, values }
  redirect(`${paths.organizeEvent(which.value.id)}?done=cancelled`)
}
