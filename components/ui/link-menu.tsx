'use client'

import { Menu } from '@base-ui/react/menu'
import Link from 'next/link'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { LinkHint } from '#components/ui/nav-link'

/** A menu of links under its anchor, opened and closed from outside. Fetched by whoever needs it. */
export default function LinkMenu({
  anchor,
  open,
  onOpenChange,
  links,
  label,
}: {
  anchor: RefObject<HTMLElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
  links: readonly { label: string; href: string }[]
  label: string
}): ReactNode {
  const popup = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    // Opened from outside, the menu does not know that it was asked for: the focus goes to its first link once it is placed.
    const frame = requestAnimationFrame(() => popup.current?.querySelector('a')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [open])
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="end" sideOffset={6} className="popup-place">
          <Menu.Popup ref={popup} aria-label={label} finalFocus={anchor} className="popup">
            {links.map(({ label: words, href }) => (
              <Menu.LinkItem
                key={words}
                closeOnClick
                className="popup-item"
                render={
                  <Link href={href} prefetch={false}>
                    {words}
                    <LinkHint />
                  </Link>
                }
              />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
