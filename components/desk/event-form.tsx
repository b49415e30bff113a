'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '#components/desk/error-summary'
import { EventTimeFields } from '#components/desk/event-time-fields'
import { Select, TextArea, TextInput } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import { type FormAction, type FormValues, untouched } from './form-state.ts'

/** An event as an organizer writes it, new or again. What was typed stays when it is refused. */
export function EventForm({
  action,
  values,
  zones,
  button,
  hint,
}: {
  action: FormAction
  /** What stands in the fields at first. */
  values: FormValues
  /** The zones that the browser offers; any other known one may be typed. */
  zones: readonly string[]
  button: string
  /** What saving will do. */
  hint: string
}): ReactNode {
  const [state, submit] = useActionState(action, untouched)
  const typed = { ...values, ...state.values }
  const errors = state.failure?.fields
  const field = (name: string) => ({ scope, name, defaultValue: typed[name], errors: errors?.[name] })
  return (
    <form action={submit} className="grid max-w-[46rem] gap-6">
      <ErrorSummary failure={state.failure} scope={scope} />
      {['id', 'revision'].map((name) =>
        typed[name] === undefined ? null : <input key={name} type="hidden" name={name} value={typed[name]} readOnly />,
      )}
      <TextInput {...field('title')} label="Title" maxLength={120} required />
      <TextArea {...field('summary')} label="Summary" optional hint="Markdown. Shown on the event’s page." rows={4} />
      <EventTimeFields field={field} zones={zones} unrecorded={values.startTime === ''} />
      <div className="grid items-start gap-x-4 gap-y-6 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
        {/* React resets a select to its first choice after an action; a new key keeps the one that was made. */}
        <Select key={typed.mode} {...field('mode')} label="Where people meet">
          <option value="in-person">In person</option>
          <option value="online">Online</option>
          <option value="hybrid">In person and online</option>
        </Select>
        <TextInput
          {...field('place')}
          label="Place"
          hint="Room, street, city. Not needed for an online meeting."
          maxLength={200}
        />
      </div>
      <div className="grid items-start gap-x-4 gap-y-6 sm:grid-cols-[minmax(0,1fr)_minmax(0,11rem)]">
        <TextInput
          {...field('joinUrl')}
          type="url"
          label="Link to join"
          optional
          hint="Only ever sent by mail to who comes; never shown on the site."
          placeholder="https://"
        />
        <TextInput
          {...field('capacity')}
          label="Seats"
          optional
          hint="Left empty: room for all."
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <TextArea
        {...field('links')}
        label="Links"
        optional
        hint="One a line: a label, then its address."
        placeholder="Post on LinkedIn https://example.org/post"
        rows={3}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <SubmitButton>{button}</SubmitButton>
        <p className="max-w-[30rem] text-fine text-muted">{hint}</p>
      </div>
    </form>
  )
}

const scope = 'event'
