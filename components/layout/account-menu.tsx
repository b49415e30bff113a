'use client'

import { lazy, type MouseEvent, type ReactNode, Suspense, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { NavLink } from '#components/ui/nav-link'

// What draws the menu is fetched when somebody comes near it.
const fetchMenu = () => import('#components/ui/link-menu')
const LinkMenu = lazy(fetchMenu)

export type MenuLink = { label: string; href: string }

/**
 * One's own name and where it leads. A `details` that works without JavaScript, and until the menu has arrived; then a menu
 * with arrow keys, typing ahead and Escape.
 */
export function AccountMenu({ name, links }: { name: string; links: readonly MenuLink[] }): ReactNode {
  const summary = useRef<HTMLElement>(null)
  const wasOpen = useRef(false)
  const [ready, setReady] = useState(false)
  const [open, setOpen] = useState(false)
  const near = (): void => {
    if (!ready)
      fetchMenu().then(
        () => setReady(true),
        () => undefined,
      )
  }
  const toggle = (event: MouseEvent<HTMLElement>): void => {
    const details = event.currentTarget.closest('details')
    if (!ready || details?.open) return
    event.preventDefault()
    setOpen(!wasOpen.current)
  }
  return (
    <details className="account">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is the browser’s own control */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: browsers expose a summary as a button that expands */}
      <summary
        ref={summary}
        className="nav-link"
        aria-haspopup={ready ? 'menu' : undefined}
        aria-expanded={ready ? open : undefined}
        onPointerEnter={near}
        onFocus={near}
        onPointerDown={() => {
          wasOpen.current = open
        }}
        onKeyDown={() => {
          wasOpen.current = false
        }}
        onClick={toggle}
      >
        <span className="sr-only">Account of </span>
        <span dir="auto" className="max-w-[12ch] truncate xl:max-w-[20ch]">
          {name}
        </span>
        <Icon name="down" />
      </summary>
      <ul className="popup account-links">
        {links.map(({ label, href }) => (
          <li key={label}>
            <NavLink href={href} className="popup-item">
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
      {ready ? (
        <Suspense>
          <LinkMenu anchor={summary} open={open} onOpenChange={setOpen} links={links} label="Account" />
        </Suspense>
      ) : null}
    </details>
  )
}
