import type { BoardCommand } from '#lib/board/schema'
import type { Phase } from '#lib/board/state'
import type { BoardView } from '#lib/board/view'
import type { Pending } from './outbox.ts'

/** After the next frame; a tab that nobody looks at has none, and waits no longer than that would take. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 100)
  })
}

/** The phase of the board once what is under way is done. */
function phaseAfter(view: BoardView, pending: readonly Pending[]): Phase {
  return pending.reduce((phase, { command }) => (command.type === 'set-phase' ? command.phase : phase), view.phase)
}

/** Whether a click can no longer mean what it meant: its topic, timebox or phase is gone. `view` is what the server says. */
export function isMoot({ aim, command }: Pending, view: BoardView, pending: readonly Pending[]): boolean {
  if (aim === null) return false
  // What is saved already may not be in the view yet.
  const saved = pending.filter(({ state }) => state === 'saved')
  if (command.type === 'set-phase') return phaseAfter(view, saved) !== aim
  return view.current?.topicId !== aim && view.current?.timebox.id !== aim
}

/** Which topic, timebox or phase a click means that names none: sent late, it must not hit the next one. */
export function aimOf(command: BoardCommand, view: BoardView, pending: readonly Pending[]): Pending['aim'] {
  const { current } = view
  switch (command.type) {
    case 'set-phase':
      return phaseAfter(view, pending)
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
