import type { ReactNode } from 'react'
import { Checkbox, type FieldProps, TextInput } from '#components/ui/field'
import type { FormValues } from '../desk/form-state.ts'

type FieldOf = (name: string) => Pick<FieldProps, 'scope' | 'name' | 'errors'> & { defaultValue: string | undefined }

const boxes = [
  {
    name: 'votesHidden',
    label: 'Votes stay hidden until voting closes',
    hint: 'Before the meeting they are open, as early interest.',
  },
  { name: 'earlyVoting', label: 'People may vote before the meeting' },
  { name: 'guestsAllowed', label: 'Guests may take part with a name only' },
]

/** What a new board starts with. Boards that are there already keep their own. */
export function BoardDefaultFields({ field, typed }: { field: FieldOf; typed: FormValues }): ReactNode {
  return (
    <>
      <p className="-mt-4 text-muted">Boards that are there already stay as they are.</p>
      <div className="grid items-start gap-6 sm:grid-cols-3">
        <TextInput {...field('votesEach')} label="Votes each" inputMode="numeric" hint="1 to 10" required />
        <TextInput
          {...field('timeboxSeconds')}
          label="Seconds a topic"
          inputMode="numeric"
          hint="300 is five minutes"
          required
        />
        <TextInput
          {...field('extensionSeconds')}
          label="Seconds another sip"
          inputMode="numeric"
          hint="180 is three minutes"
          required
        />
      </div>
      <div className="grid gap-4">
        {boxes.map(({ name, ...words }) => {
          const { defaultValue: _, ...rest } = field(name)
          return <Checkbox key={`${name} ${typed[name]}`} {...rest} {...words} defaultChecked={typed[name] === 'on'} />
        })}
      </div>
    </>
  )
}
