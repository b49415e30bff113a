'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '#lib/auth/current'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { answerReport } from '#lib/people/commands-reports'
import { getReport } from '#lib/people/queries-reports'
import { reportAnswer } from '#lib/people/schema-reports'
import { type FormState, formValues } from '../../../components/desk/form-state.ts'

/** Saves the note on a report, and closes it or opens it again. */
export async function saveReport(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const answer = parse(reportAnswer, values)
  if (!answer.ok) return { failure: answer.failure, values }
  const actor = await currentActor()
  const done = await act(() => answerReport(actor, answer.value))
  if (done.ok) redirect(`${paths.organizeReports()}?done=saved`)
  // What was typed goes over theirs only after the organizer was told.
  const theirs = await getReport(actor, answer.value.id)
  return { failure: done.failure, values: { ...values, revision: String(theirs?.revision ?? values.revision) } }
}
