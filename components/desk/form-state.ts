import type { Failure } from '#lib/result'

/** The fields of a form as they were typed. */
export type FormValues = Record<string, string>

/** What a form of the desk shows: nothing yet, or why it was refused, with all that was typed. */
export type FormState = { failure: Failure | null; values: FormValues }

/** A server action behind a form: answers with a refusal, or leads to another page. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>

/** A form that nobody has sent yet. */
export const untouched: FormState = { failure: null, values: {} }

/** The texts of a form; empty for anything that is none, since whoever calls an action may send whatever they like. */
export function formValues(form: unknown): FormValues {
  if (!(form instanceof FormData)) return {}
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('$') ? [[name, value] as const] : [],
  )
  return Object.fromEntries(texts)
}
