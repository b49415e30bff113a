'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { useBusy } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { admissionWords } from '#components/site/board-default-fields'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import { Checkbox, Select, TextInput } from '#components/ui/field'
import { writeLadder } from '#lib/site/rules-ladder'
import { boardBoxes } from '../site/board-boxes.ts'
import { type FieldErrors, judgeSettings, settingsChanged, settingsErrors } from './settings-change.ts'

/** What this board goes by, for moderators to change. Only what was changed here is sent; what is refused says why at its field. */
export function SettingsForm({ close }: { close: () => void }): ReactNode {
  const { run, store } = useBoardLive()
  const current = useBoard((state) => state.view.settings)
  const [opened] = useState(current)
  const [errors, setErrors] = useState<FieldErrors>({})
  const busy = useBusy('settings')

  const refuse = (form: HTMLFormElement, found: FieldErrors): void => {
    setErrors(found)
    const first = [...form.elements].find(
      (field) => field instanceof HTMLElement && found[field.getAttribute('name') ?? ''],
    )
    if (first instanceof HTMLElement) first.focus()
  }

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const found = judgeSettings(typed)
    if (found) {
      store.say(Object.values(found).flat().join(' '))
      refuse(form, found)
      return
    }
    const settings = settingsChanged(opened, typed)
    if (Object.keys(settings).length === 0) {
      close()
      return
    }
    const outcome = await run({ type: 'change-settings', settings }, 'settings')
    if (outcome.ok) close()
    else refuse(form, settingsErrors(outcome.refusal, settings))
  }

  const field = (name: string) => ({ scope: 'settings', name, errors: errors[name] })
  return (
    <form className="grid gap-5" noValidate onSubmit={(event) => void save(event)}>
      <p className="text-muted">For this board alone. What is changed here counts at once, for everybody.</p>
      {errors.form ? <p className="said">{errors.form.join(' ')}</p> : null}
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextInput
          {...field('votesEach')}
          label="Votes each"
          inputMode="numeric"
          hint="1 to 10"
          defaultValue={opened.votesEach}
        />
        <TextInput
          {...field('ladder')}
          label="Minutes of a topic"
          hint="One timebox after another: 5, 3, 1:30"
          defaultValue={writeLadder(opened.ladder)}
        />
        <TextInput
          {...field('romanVoteSeconds')}
          label="Seconds of a Roman vote"
          inputMode="numeric"
          hint="0: until you decide"
          defaultValue={opened.romanVoteSeconds}
        />
        <Select {...field('admission')} label="Who may join" defaultValue={opened.admission}>
          {Object.entries(admissionWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </div>
      <div className="grid gap-4">
        {boardBoxes.map(({ name, ...words }) => (
          <Checkbox key={name} {...field(name)} {...words} defaultChecked={opened[name]} />
        ))}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-busy={busy}>
          Save
          <AtWork on={busy} />
        </Button>
        <Button variant="secondary" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
