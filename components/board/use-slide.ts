'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'

const slide = { duration: 220, easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)' }

/** Lets the children of a list slide to their new place when the order changes. What was dragged is there already. Nothing moves under reduced motion. */
export function useSlide(list: RefObject<HTMLElement | null>, order: readonly string[]): void {
  const places = useRef(new Map<Element, number>())
  const key = order.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: measures when the order changes
  useLayoutEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const next = new Map<Element, number>()
    for (const item of list.current?.children ?? []) {
      const top = (item as HTMLElement).offsetTop
      const was = places.current.get(item)
      next.set(item, top)
      const dropped = (item as HTMLElement).dataset.dragged !== undefined
      if (!still && !dropped && was !== undefined && was !== top)
        item.animate([{ transform: `translateY(${was - top}px)` }, { transform: 'none' }], slide)
    }
    places.current = next
  }, [key])
}
