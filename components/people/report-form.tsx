import type { ReactNode } from 'react'
import { TextArea, TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import { paths } from '#lib/paths'
import type { Failure } from '#lib/result'

type Draft = { values: Record<string, string>; failure: Failure } | null

/** Tells the organizers what happened. Name and address may stay out; works without JavaScript. */
export function ReportForm({ draft }: { draft: Draft }): ReactNode {
  const field = (name: string) => ({
    scope: 'report',
    name,
    defaultValue: draft?.values[name],
    errors: draft?.failure.fields?.[name],
  })
  return (
    <form method="post" action={paths.api.reports()} className="grid gap-5">
      <FormErrors failure={draft?.failure} scope="report" />
      <TextArea
        {...field('what')}
        label="What happened"
        hint="In your own words. It need not be complete."
        rows={7}
        maxLength={4000}
        required
      />
      <TextInput {...field('place')} label="Where and when" optional maxLength={300} />
      <TextInput
        {...field('contact')}
        type="email"
        label="Email"
        optional
        hint="Leave it empty to stay unnamed. Then we cannot ask back, or tell you what we did."
        autoComplete="email"
      />
      <div>
        <SubmitButton>Send the report</SubmitButton>
      </div>
    </form>
  )
}
