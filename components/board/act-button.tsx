'use client'

import { type ComponentProps, type ReactNode, useState } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import type { BoardCommand } from '#lib/board/schema'
import type { Order } from './board-live.ts'

/** Whether a click at this place, of those that count, is still on its way. */
export function useBusy(place: string, counts: (command: BoardCommand) => boolean = () => true): boolean {
  return useBoard((state) =>
    state.pending.some((item) => item.place === place && item.state !== 'saved' && counts(item.command)),
  )
}

/** Whether this is the second click of a double one. By then another thing may stand where the first one hit. */
export function isSecond({ detail }: { detail: number }): boolean {
  return detail > 1
}

/** Whether a command is this very order, and not another one that was given at the same place. */
function isOf(command: BoardCommand, order: Order): boolean {
  const given = new Map<string, unknown>(Object.entries(command))
  return Object.entries(order).every(([key, value]) => given.get(key) === value)
}

/**
 * A button that does one thing on the board: at once as far as can be seen, with dots until it is saved. The second click of
 * a double one does nothing, unless it may be pressed `again` and again. `once` is for one that means something else after
 * each click: those until it is saved do nothing either.
 */
export function ActButton({
  order,
  place,
  once = false,
  again = false,
  children,
  ...rest
}: { order: Order; place: string; once?: boolean; again?: boolean } & Omit<
  ComponentProps<typeof Button>,
  'onClick'
>): ReactNode {
  const { run } = useBoardLive()
  // What was pressed here counts as well: a switch that shows its other side at once is still at work on the first.
  const [pressed, press] = useState<Order | null>(null)
  const busy = useBusy(place, (command) => isOf(command, order) || (pressed !== null && isOf(command, pressed)))
  return (
    <Button
      aria-busy={busy}
      onClick={(event) => {
        if ((!again && isSecond(event)) || (once && busy)) return
        press(order)
        void run(order, place)
      }}
      {...rest}
    >
      {children}
      <AtWork on={busy} />
    </Button>
  )
}
