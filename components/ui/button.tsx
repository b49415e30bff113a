import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { LinkHint } from '#components/ui/nav-link'
import { type ButtonLook, buttonClass } from './button-class.ts'
import { cx } from './cx.ts'

type LinkProps = Pick<ComponentProps<'a'>, 'className' | 'children' | 'id' | 'aria-label' | 'aria-describedby'> & {
  href: string
  plain?: boolean
}

/** A button that submits nothing unless told so. */
export function Button({
  variant,
  size,
  wide,
  className,
  type = 'button',
  ...rest
}: ButtonLook & ComponentProps<'button'>): ReactNode {
  return <button type={type} className={cx(buttonClass({ variant, size, wide }), className)} {...rest} />
}

/**
 * A link that looks like a button. Inside the site it navigates softly and shows that it is at work; `plain` makes an
 * ordinary link, for files, other sites and route handlers.
 */
export function ButtonLink({
  variant,
  size,
  wide,
  className,
  href,
  plain = false,
  children,
  ...rest
}: ButtonLook & LinkProps): ReactNode {
  const look = cx(buttonClass({ variant, size, wide }), className)
  if (plain)
    return (
      <a href={href} className={look} {...rest}>
        {children}
      </a>
    )
  return (
    <Link href={href} prefetch={false} className={look} {...rest}>
      {children}
      <LinkHint />
    </Link>
  )
}
