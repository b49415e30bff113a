import type { ReactNode } from 'react'
import { Checkbox, type FieldProps, Select, TextInput } from '#components/ui/field'
import type { Admission } from '#lib/site/view'
import type { FormValues } from '../desk/form-state.ts'
import { boardBoxes } from './board-boxes.ts'

type FieldOf = (name: string) => Pick<FieldProps, 'scope' | 'name' | 'errors'> & { defaultValue: string | undefined }

/** Who may join a board, in words. */
export const admissionWords: Record<Admission, string> = {
  guests: 'Anybody, with a name only',
  code: 'With the board’s code, or an RSVP',
  members: 'Members, signed in',
  rsvps: 'Only who has an RSVP',
}

/** What a new board starts with. Boards that are there already keep their own. */
export function BoardDefaultFields({ field, typed }: { field: FieldOf; typed: FormValues }): ReactNode {
  return (
    <>
      <p className="-mt-4 text-muted">Boards that are there already stay as they are.</p>
      <div className="grid items-start gap-6 sm:grid-cols-3">
        <TextInput {...field('votesEach')} label="Votes each" inputMode="numeric" hint="1 to 10" required />
        <TextInput
          {...field('ladder')}
          label="Minutes of a topic"
          hint="One timebox after another: 5, 3, 1:30"
          required
        />
        <TextInput
          {...field('romanVoteSeconds')}
          label="Seconds of a Roman vote"
          inputMode="numeric"
          hint="0: until the moderator decides"
          required
        />
        <Select key={typed.admission} {...field('admission')} label="Who may join">
          {Object.entries(admissionWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </div>
      <div className="grid gap-4">
        {boardBoxes.map(({ name, ...words }) => {
          const { defaultValue: _, ...rest } = field(name)
          return <Checkbox key={`${name} ${typed[name]}`} {...rest} {...words} defaultChecked={typed[name] === 'on'} />
        })}
      </div>
    </>
  )
}
