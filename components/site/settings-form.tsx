'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '#components/desk/error-summary'
import { BoardDefaultFields } from '#components/site/board-default-fields'
import { TextArea, TextInput } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import { SuggestInput } from '#components/ui/suggest-input'
import { type FormAction, type FormValues, untouched } from '../desk/form-state.ts'

const scope = 'site'

const texts = [
  { name: 'about', label: 'About', hint: 'Who you are. The first thing on the about page.' },
  { name: 'format', label: 'Format', hint: 'How an hour goes with you.' },
  { name: 'problems', label: 'Problems worth a coffee', hint: 'What never gets old at your table.' },
  { name: 'credits', label: 'Who runs this', hint: 'Organizers, with links.' },
  { name: 'call', label: 'Join in', hint: 'The call for volunteers, speakers and hosts.' },
  {
    name: 'conduct',
    label: 'Code of conduct',
    hint: 'How you treat each other. Emptied, it is the one that came along.',
  },
  {
    name: 'privacy',
    label: 'Privacy: what you add',
    hint: 'Who is responsible, where your server stands, whom you hand data to. The rest of the page is true by itself.',
  },
  { name: 'imprint', label: 'Imprint', hint: 'Name and postal address, where your country asks for them.' },
]

/** Everything that organizers say of their site, but the logo. What was typed stays when it is refused. */
export function SettingsForm({
  action,
  values,
  zones,
}: {
  action: FormAction
  values: FormValues
  zones: readonly string[]
}): ReactNode {
  const [state, submit] = useActionState(action, untouched)
  const typed = state.failure ? state.values : values
  const errors = state.failure?.fields
  const field = (name: string) => ({ scope, name, defaultValue: typed[name], errors: errors?.[name] })
  return (
    <form action={submit} className="grid max-w-[46rem] gap-6">
      <ErrorSummary failure={state.failure} scope={scope} />
      <input key={`revision ${typed.revision}`} type="hidden" name="revision" value={typed.revision} readOnly />
      <h2 className="text-title">The community</h2>
      <TextInput {...field('name')} label="Name" maxLength={80} required />
      <TextInput
        {...field('tagline')}
        label="Tagline"
        optional
        hint="One sentence, on the start page."
        maxLength={200}
      />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <TextInput {...field('frequency')} label="How often you meet" optional placeholder="monthly" maxLength={60} />
        <SuggestInput {...field('timeZone')} label="Time zone" options={zones} required />
      </div>
      <TextInput
        {...field('contactEmail')}
        type="email"
        label="Contact"
        optional
        hint="Shown on every page, so that people can write to you."
        autoComplete="off"
      />
      <TextArea {...field('topics')} label="What often comes up" optional hint="One topic a line." rows={5} />
      <h2 className="mt-4 text-title">Texts</h2>
      <p className="-mt-4 text-muted">All of them are Markdown, and all can stay empty.</p>
      {texts.map(({ name, label, hint }) => (
        <TextArea key={name} {...field(name)} label={label} optional hint={hint} rows={6} />
      ))}
      <h2 className="mt-4 text-title">New boards</h2>
      <BoardDefaultFields field={field} typed={typed} />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  )
}
