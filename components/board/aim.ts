import type { BoardCommand } from '#lib/board/schema'
import type { Id } from '#lib/board/state'
import type { BoardView } from '#lib/board/view'

/** After the next frame; a tab that nobody looks at has none, and waits no longer than that would take. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 100)
  })
}

/** Which topic or timebox a click means that names none: sent late, it must not hit the next one. */
export function aimOf(command: BoardCommand, { current }: BoardView): Id | null {
  switch (command.type) {
    case 'pause-timebox':
    case 'resume-timebox':
    case 'extend-timebox':
    case 'finish-topic':
    case 'raise-hand':
    case 'lower-hand':
    case 'call-on':
      return current?.topicId ?? null
    case 'end-timebox':
    case 'continue-topic':
    case 'hold-outcome':
    case 'thumb':
      return current?.timebox.id ?? null
    default:
      return null
  }
}
