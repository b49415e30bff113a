import type { ComponentProps, ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import { cx } from './cx.ts'

export type FieldProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  errors?: string[] | undefined
  optional?: boolean
  /** Tells two forms on one page apart; the same goes to FormErrors. */
  scope?: string | undefined
}

export type ControlProps = {
  id: string
  name: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

/** The id of a field's control, to which FormErrors links. */
export function fieldId(name: string, scope = 'field'): string {
  return `${scope}-${name}`
}

function controlProps({ name, hint, errors, scope }: FieldProps): ControlProps {
  const id = fieldId(name, scope)
  const described = cx(errors?.length ? `${id}-error` : null, hint ? `${id}-hint` : null)
  return {
    id,
    name,
    ...(described && { 'aria-describedby': described }),
    ...(errors?.length && { 'aria-invalid': true as const }),
  }
}

function Hints({ id, hint, errors }: { id: string } & Pick<FieldProps, 'hint' | 'errors'>): ReactNode {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
      {errors?.length ? (
        <p id={`${id}-error`} className="field-error">
          <Icon name="error" />
          <span>{errors.join(' ')}</span>
        </p>
      ) : null}
    </>
  )
}

/** Label, hint and errors tied to one control, whatever it is: the child gets the props that tie it. */
export function Field({
  children,
  ...field
}: FieldProps & { children: (control: ControlProps) => ReactNode }): ReactNode {
  const control = controlProps(field)
  return (
    <div className="field">
      <label htmlFor={control.id} className="field-label">
        {field.label}
        {field.optional ? <span className="field-optional"> optional</span> : null}
      </label>
      {children(control)}
      <Hints id={control.id} hint={field.hint} errors={field.errors} />
    </div>
  )
}

/** Splits what ties the field from what the control itself takes. */
function split<P extends FieldProps>({ name, label, hint, errors, optional, scope, ...rest }: P) {
  return { field: { name, label, hint, errors, scope, ...(optional && { optional }) }, rest }
}

/** One line of text with its label. Uncontrolled: give `defaultValue`. */
export function TextInput(props: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'id'>): ReactNode {
  const { field, rest } = split(props)
  return (
    <Field {...field}>
      {(control) => <input dir="auto" {...rest} {...control} className={cx('input', rest.className)} />}
    </Field>
  )
}

/** Several lines of text with their label; grows with what is written where the browser can. */
export function TextArea(props: FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps | 'id'>): ReactNode {
  const { field, rest } = split(props)
  return (
    <Field {...field}>
      {(control) => <textarea dir="auto" {...rest} {...control} className={cx('input', rest.className)} />}
    </Field>
  )
}

/** A native select with its label; the children are its options. */
export function Select(props: FieldProps & Omit<ComponentProps<'select'>, keyof FieldProps | 'id'>): ReactNode {
  const { field, rest } = split(props)
  return (
    <Field {...field}>
      {(control) => (
        <span className="select">
          <select {...rest} {...control} className={cx('input', rest.className)} />
          <Icon name="down" />
        </span>
      )}
    </Field>
  )
}

/** A box to tick, its label beside it. Unticked it sends nothing, as boxes do. */
export function Checkbox(
  props: FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps | 'id' | 'type'>,
): ReactNode {
  const { field, rest } = split(props)
  const control = controlProps(field)
  return (
    <div className="checkbox">
      <input type="checkbox" {...rest} {...control} />
      <div>
        <label htmlFor={control.id}>{field.label}</label>
        <Hints id={control.id} hint={field.hint} errors={field.errors} />
      </div>
    </div>
  )
}
