'use client'

import { type RefObject, useEffect } from 'react'
import { useBoardLive } from '#components/board/board-context'

/**
 * Keeps the keyboard's place: when what had the focus is gone from the board (a topic started, a line removed), the focus
 * goes to the heading of the part that it stood in (`data-home` names its id), else to `fallback`.
 */
export function useFocusHome(board: RefObject<HTMLElement | null>, fallback: string): void {
  const { store } = useBoardLive()
  useEffect(() => {
    let last: { element: Element; homes: string[] } | null = null
    const remember = (event: FocusEvent): void => {
      if (!(event.target instanceof Element)) return
      const homes: string[] = []
      for (let at = event.target.closest('[data-home]'); at; at = at.parentElement?.closest('[data-home]') ?? null)
        homes.push(at.getAttribute('data-home') ?? '')
      last = { element: event.target, homes: [...homes, fallback] }
    }
    const goHome = (): void => {
      if (!last || last.element.isConnected || document.activeElement !== document.body) return
      for (const id of last.homes) {
        const home = document.getElementById(id)
        if (!home) continue
        home.focus()
        break
      }
      last = null
    }
    const element = board.current
    element?.addEventListener('focusin', remember)
    const forget = store.subscribe(() => requestAnimationFrame(goHome))
    return () => {
      element?.removeEventListener('focusin', remember)
      forget()
    }
  }, [board, store, fallback])
}
