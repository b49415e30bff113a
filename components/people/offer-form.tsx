import type { ReactNode } from 'react'
import { TextArea, TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import { TextLink } from '#components/ui/text-link'
import type { Draft } from '#lib/http/drafts'
import { paths } from '#lib/paths'
import { type OfferField, type OfferKind, offerForms } from '#lib/people/view-offers'

/** One offer: a plain form to a route handler, so that it works without JavaScript. */
export function OfferForm({
  kind,
  draft,
  own,
}: {
  kind: OfferKind
  draft: Draft | null
  /** Name and address of who is signed in; they are believed at once. */
  own: { name: string; email: string } | null
}): ReactNode {
  const { fields, button } = offerForms[kind]
  // A draft of another kind's form is not this one's.
  const kept = draft?.values.kind === kind ? draft : null
  const tie = (name: string) => ({
    scope: 'offer',
    name,
    defaultValue: kept?.values[name],
    errors: kept?.failure.fields?.[name],
  })
  return (
    <form method="post" action={paths.api.offers()} className="grid gap-6">
      <FormErrors failure={kept?.failure} scope="offer" />
      <input type="hidden" name="kind" value={kind} />
      {fields.map((field) => (
        <Asked key={field.name} field={field} tie={tie(field.name)} />
      ))}
      <TextInput
        {...tie('name')}
        label="Your name"
        autoComplete="name"
        maxLength={60}
        required
        defaultValue={kept?.values.name ?? own?.name}
      />
      <TextInput
        {...tie('email')}
        type="email"
        label="Email"
        hint={own ? undefined : 'So that we can answer. One mail asks you to confirm it.'}
        autoComplete="email"
        required
        defaultValue={kept?.values.email ?? own?.email}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <SubmitButton>{button}</SubmitButton>
        <p className="max-w-[26rem] text-fine text-muted">
          Only the organizers read this. <TextLink href={paths.privacy()}>What is kept, and how long</TextLink>
        </p>
      </div>
    </form>
  )
}

type Tie = { scope: string; name: string; defaultValue: string | undefined; errors: string[] | undefined }

function Asked({ field, tie }: { field: OfferField; tie: Tie }): ReactNode {
  const { label, hint, long, count, optional = false, max } = field
  const shared = { ...tie, label, hint, optional, required: !optional, maxLength: max }
  if (long) return <TextArea {...shared} rows={4} />
  return <TextInput {...shared} autoComplete="off" {...(count && { inputMode: 'numeric' as const })} />
}
