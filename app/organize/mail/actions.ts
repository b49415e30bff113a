'use server'

import { redirect } from 'next/navigation'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { sendAgain, sendTestMail } from '#lib/mail/commands'
import { mailChoice } from '#lib/mail/schema'
import { paths } from '#lib/paths'
import { type FormState, formValues } from '../../../components/desk/form-state.ts'

/** Sends a failed mail again, and shows what becomes of it. */
export async function again(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const choice = parse(mailChoice, values)
  if (!choice.ok) return { failure: choice.failure, values }
  const done = await act((actor) => sendAgain(actor, choice.value.mailId))
  if (!done.ok) return { failure: done.failure, values }
  redirect(paths.organizeMailFate(choice.value.mailId))
}

/** Mails the organizer who asks, and shows what becomes of it. */
export async function tryOut(): Promise<FormState> {
  const sent = await act(sendTestMail)
  if (!sent.ok) return { failure: sent.failure, values: {} }
  redirect(paths.organizeMailFate(sent.value.mailId))
}
