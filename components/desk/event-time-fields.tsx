import type { ReactNode } from 'react'
import { type FieldProps, TextInput } from '#components/ui/field'
import { SuggestInput } from '#components/ui/suggest-input'

/**
 * Day, hours and zone: the wall time that people read, kept as it is when the zone is edited (rule 7). Of a past meeting
 * whose hour was not recorded it may stay open.
 */
export function EventTimeFields({
  field,
  zones,
  unrecorded,
}: {
  field: (name: string) => Pick<FieldProps, 'scope' | 'name' | 'errors'> & { defaultValue: string | undefined }
  zones: readonly string[]
  unrecorded: boolean
}): ReactNode {
  const hours = { type: 'time', required: !unrecorded, ...(unrecorded && { hint: 'Not recorded.' }) }
  return (
    <div className="grid grid-cols-2 items-start gap-x-4 gap-y-6 sm:grid-cols-[10.5rem_8.75rem_8.75rem_minmax(0,1fr)]">
      <div className="col-span-2 sm:col-span-1">
        <TextInput {...field('date')} type="date" label="Day" min="1900-01-01" max="2999-12-31" required />
      </div>
      <TextInput {...field('startTime')} {...hours} label="Start" />
      <TextInput {...field('endTime')} {...hours} label="End" />
      <div className="col-span-2 sm:col-span-1">
        <SuggestInput
          {...field('timeZone')}
          label="Time zone"
          hint="The hours are those of this zone."
          options={zones}
          required
        />
      </div>
    </div>
  )
}
