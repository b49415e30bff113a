import { cx } from './cx.ts'

/** How a button looks; `wide` fills its column. */
export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined
  size?: 'small' | 'medium' | 'large' | undefined
  wide?: boolean | undefined
}

/** The classes of a button, for the rare element that is neither a button nor a link of ours. */
export function buttonClass({ variant = 'primary', size = 'medium', wide = false }: ButtonLook): string {
  return cx('button', `button-${variant}`, size !== 'medium' && `button-${size}`, wide && 'button-wide')
}
