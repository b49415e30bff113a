'use client'

import { type ReactNode, useActionState } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { Field } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import { type FormAction, untouched } from '../desk/form-state.ts'

const scope = 'logo'

/** The logo as it is, another one, or none. */
export function LogoForm({
  logoUrl,
  save,
  remove,
}: {
  logoUrl: string | null
  save: FormAction
  remove: FormAction
}): ReactNode {
  const [state, submit] = useActionState(save, untouched)
  return (
    <div className="grid max-w-[46rem] gap-6">
      <form action={submit} className="grid gap-6">
        <FormErrors failure={state.failure} scope={scope} />
        {logoUrl ? (
          // biome-ignore lint/performance/noImgElement: the organizer's own file, already small, served by a route of ours
          <img
            src={logoUrl}
            alt="The logo as it is now"
            width={192}
            height={96}
            className="h-24 w-48 object-contain object-left"
          />
        ) : null}
        <Field
          name="logo"
          scope={scope}
          label={logoUrl ? 'Another picture' : 'Picture'}
          hint="PNG, JPEG or WebP, up to 256 KB. Shown 40 pixels high, so keep it simple."
          errors={state.failure?.fields?.logo}
        >
          {(control) => (
            <input {...control} type="file" accept="image/png,image/jpeg,image/webp" required className="input" />
          )}
        </Field>
        <div>
          <SubmitButton variant="secondary">Use this logo</SubmitButton>
        </div>
      </form>
      {logoUrl ? (
        <ActionForm action={remove} fields={{}}>
          <SubmitButton variant="quiet">Take the logo away</SubmitButton>
        </ActionForm>
      ) : null}
    </div>
  )
}
