'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'

const slide = { duration: 220, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' }

/** Lets the children of a list slide to their new place when the order changes. What was dragged is there already. Nothing moves under reduced motion. */
export function useSlide(list: RefObject<HTMLElement | null>, order: readonly string[]): void {
  const places = useRef(new Map<Element, Place>())
  const key = order.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: measures when the order changes
  useLayoutEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const next = new Map<Element, Place>()
    for (const item of (list.current?.children ?? []) as Iterable<HTMLElement>) {
      const place = placeIn(list.current, item)
      const was = places.current.get(item)
      next.set(item, place)
      const dropped = item.dataset.dragged !== undefined
      if (!still && !dropped && was && (was.left !== place.left || was.top !== place.top))
        item.animate(
          [{ translate: `${was.left - place.left}px ${was.top - place.top}px` }, { translate: 'none' }],
          slide,
        )
    }
    places.current = next
  }, [key])
}

/** Where something stands in its list, px. */
type Place = { left: number; top: number }

/** What comes or goes above a list, or beside it, moves nobody within. */
function placeIn(list: HTMLElement | null, { offsetParent, offsetLeft, offsetTop }: HTMLElement): Place {
  const from = offsetParent === list || !list ? { offsetLeft: 0, offsetTop: 0 } : list
  return { left: offsetLeft - from.offsetLeft, top: offsetTop - from.offsetTop }
}
