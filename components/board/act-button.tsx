'use client'

import type { ComponentProps, ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import type { Order } from './board-live.ts'

/** Whether a click at this place is still on its way. */
export function useBusy(place: string): boolean {
  return useBoard((state) => state.pending.some((item) => item.place === place && item.state !== 'saved'))
}

/**
 * A button that does one thing on the board: at once as far as can be seen, with dots until it is saved. `once` is for one
 * that means something else after each click: the second click of a double one, and those until it is saved, do nothing.
 */
export function ActButton({
  order,
  place,
  once = false,
  children,
  ...rest
}: { order: Order; place: string; once?: boolean } & Omit<ComponentProps<typeof Button>, 'onClick'>): ReactNode {
  const { run } = useBoardLive()
  const busy = useBusy(place)
  return (
    <Button
      aria-busy={busy}
      onClick={({ detail }) => {
        if (!once || (detail < 2 && !busy)) void run(order, place)
      }}
      {...rest}
    >
      {children}
      <AtWork on={busy} />
    </Button>
  )
}
