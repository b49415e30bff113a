import type { Phase } from '#lib/board/state'
import type { BoardState } from './board-store.ts'

/** The phase that a click moves the board on from: the one that is shown, or the one that this page has asked for already. */
export function phaseMeant({ view, pending }: Pick<BoardState, 'view' | 'pending'>): Phase {
  return pending.reduce((phase, { command }) => (command.type === 'set-phase' ? command.phase : phase), view.phase)
}
