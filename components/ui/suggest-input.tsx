'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Field, type FieldProps } from '#components/ui/field'

const watchNothing = () => () => undefined
const plain = (text: string): string => text.toLowerCase().replaceAll(/[_/\s]+/g, ' ')

/** Whether an option fits what was typed: "new york" finds America/New_York. */
export function suits(option: string, typed: string): boolean {
  return plain(option).includes(plain(typed).trim())
}

/** A line of text that offers what fits while one types; a plain input with the browser's own list without JavaScript. */
export function SuggestInput({
  options,
  defaultValue,
  required,
  ...field
}: FieldProps & { options: readonly string[]; defaultValue?: string | undefined; required?: boolean }): ReactNode {
  const hydrated = useSyncExternalStore(
    watchNothing,
    () => true,
    () => false,
  )
  return (
    <Field {...field}>
      {({ name, ...control }) => (
        <>
          <Autocomplete.Root items={options} name={name} defaultValue={defaultValue ?? ''} filter={suits} limit={40}>
            <Autocomplete.Input
              {...control}
              required={required}
              autoComplete="off"
              spellCheck={false}
              className="input"
              {...(!hydrated && { list: `${control.id}-options` })}
            />
            <Autocomplete.Portal>
              <Autocomplete.Positioner sideOffset={4} className="popup-place">
                <Autocomplete.Popup className="popup suggestions">
                  <Autocomplete.Empty className="px-3 text-fine text-muted">
                    <span className="block py-2">Nothing like that is known.</span>
                  </Autocomplete.Empty>
                  <Autocomplete.List>
                    {(option: string) => (
                      <Autocomplete.Item key={option} value={option} className="popup-item">
                        {option.replaceAll('_', ' ')}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.List>
                </Autocomplete.Popup>
              </Autocomplete.Positioner>
            </Autocomplete.Portal>
          </Autocomplete.Root>
          {hydrated ? null : (
            <datalist id={`${control.id}-options`}>
              {options.map((option) => (
                <option key={option} value={option} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  )
}
