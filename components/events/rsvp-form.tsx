import type { ReactNode } from 'react'
import { TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import type { Draft } from '#lib/http/drafts'
import { paths } from '#lib/paths'

/** RSVP by email: a plain form to a route handler, so that it works without JavaScript. */
export function RsvpForm({ slug, full, draft }: { slug: string; full: boolean; draft: Draft | null }): ReactNode {
  const fields = draft?.failure.fields
  return (
    <form method="post" action={paths.api.rsvps(slug)} className="grid gap-5">
      <FormErrors failure={draft?.failure} scope="rsvp" />
      <TextInput
        scope="rsvp"
        name="name"
        label="Your name"
        autoComplete="name"
        maxLength={60}
        required
        defaultValue={draft?.values.name}
        errors={fields?.name}
      />
      <TextInput
        scope="rsvp"
        name="email"
        type="email"
        label="Email"
        autoComplete="email"
        required
        defaultValue={draft?.values.email}
        errors={fields?.email}
      />
      <TextInput
        scope="rsvp"
        name="topic"
        label="What should we talk about?"
        optional
        hint="Becomes a topic on the board, under your name."
        maxLength={140}
        defaultValue={draft?.values.topic}
        errors={fields?.topic}
      />
      <SubmitButton wide>{full ? 'Join the waitlist' : 'Save my seat'}</SubmitButton>
      <p className="text-muted text-fine">No password. One mail to confirm, then the invitation.</p>
    </form>
  )
}
