import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

/** The mug from the side. `now` for the one that is live, `faded` for what may not come up, `speckled` only without running text. */
export function Card({
  as: Tag = 'div',
  size = 'medium',
  tone = 'plain',
  speckled = false,
  className,
  ...rest
}: ComponentProps<'div'> & {
  as?: 'div' | 'section' | 'article' | 'li' | 'aside'
  size?: 'small' | 'medium' | 'roomy'
  tone?: 'plain' | 'now' | 'faded'
  speckled?: boolean
}): ReactNode {
  const look = cx(
    'card',
    size !== 'medium' && `card-${size}`,
    tone !== 'plain' && `card-${tone}`,
    speckled && 'speckled',
    className,
  )
  // One tag of a few, all of which take what a div takes.
  const Element = Tag as 'div'
  return <Element className={look} {...rest} />
}
