'use client'

import { lazy, type ReactNode, Suspense, type SyntheticEvent, useState } from 'react'

// What draws a tip is fetched when the first is wanted.
const TipPopup = lazy(() => import('#components/ui/tip-popup'))

const tipped = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

/** Shows the `data-tip` of whatever inside is pointed at or focused: words for buttons that are signs alone. */
export function Tips({ children }: { children: ReactNode }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [wanted, setWanted] = useState(false)
  const show = ({ target }: SyntheticEvent): void => {
    const element = tipped(target)
    setAnchor(element)
    if (element) setWanted(true)
  }
  const hide = (): void => setAnchor(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches; the buttons inside are the controls
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above; Escape hides a tip too
    <div
      className="inline-flex"
      onPointerOver={(event) => event.pointerType !== 'touch' && show(event)}
      onPointerLeave={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(event)}
      onBlur={hide}
      onClick={hide}
    >
      {children}
      {wanted ? (
        <Suspense>
          <TipPopup anchor={anchor} onClose={hide} />
        </Suspense>
      ) : null}
    </div>
  )
}
