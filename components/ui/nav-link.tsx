'use client'

import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'
import { AtWork } from '#components/ui/at-work'

/** Shows, inside a link, that its page is on the way. The link's box must be `relative`. */
export function LinkHint(): ReactNode {
  return <AtWork on={useLinkStatus().pending} />
}

/** Whether `path` is the page itself, a page below it, or neither; `/` has nothing below it. */
function place(path: string, href: string): 'page' | 'true' | undefined {
  if (path === href) return 'page'
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined
}

function closeMenu(event: MouseEvent<HTMLAnchorElement>): void {
  event.currentTarget.closest('details')?.removeAttribute('open')
}

/**
 * A link of a menu: marks the page one is on, shows that it is at work, and closes the menu that it stands in. `current`
 * says where one is when the address does not tell.
 */
export function NavLink({
  href,
  current,
  className,
  children,
}: {
  href: string
  current?: boolean
  className?: string
  children: ReactNode
}): ReactNode {
  const path = usePathname() ?? ''
  const here = current === undefined || path === href ? place(path, href) : current || undefined
  const classes = className ? `nav-link ${className}` : 'nav-link'
  return (
    <Link href={href} prefetch={false} aria-current={here} onClick={closeMenu} className={classes}>
      {children}
      <LinkHint />
    </Link>
  )
}
