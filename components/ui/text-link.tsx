import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkHint } from '#components/ui/nav-link'
import { cx } from './cx.ts'

/** A link within the site, in running text or alone, that shows that its page is on the way. */
export function TextLink({
  href,
  className,
  children,
}: {
  href: string
  className?: string | undefined
  children: ReactNode
}): ReactNode {
  return (
    <Link href={href} prefetch={false} className={cx('text-link', className)}>
      {children}
      <LinkHint />
    </Link>
  )
}
