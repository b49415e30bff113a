import type { BoardEvent } from '#lib/board/events'
import { apply, type BoardActor, decide } from '#lib/board/machine'
import type { SystemCommand } from '#lib/board/machine-people'
import type { BoardCommand } from '#lib/board/schema'
import { type Board, type Instant, newBoard, type Settings } from '#lib/board/state'
import { type Aimed, aimsOf } from '#tests/unit/board/aims'

type WithoutId<C> = C extends unknown ? Omit<Aimed<C>, 'id'> & { id?: string } : never

/** A command whose id does not matter to the test, and that means what is on now where the test names nothing else. */
export type Order = WithoutId<BoardCommand | SystemCommand>

export const noon: Instant = Date.UTC(2026, 10, 12, 12)
export const seconds = (count: number): number => count * 1000
export const minutes = (count: number): number => seconds(count * 60)

export const settings: Settings = {
  votesEach: 3,
  stacking: false,
  votesHidden: true,
  votesNamed: false,
  selfVotes: true,
  earlyVoting: true,
  admission: 'guests',
  ladder: [300, 180],
  romanVoteSeconds: 20,
}

export const site: BoardActor = { system: true }
export const by = (id: string): BoardActor => ({ id, moderator: id === 'mo' })

let made = 0
/** Gives a command an id of its own. */
export function command(board: Board, order: Order): BoardCommand | SystemCommand {
  made += 1
  return { id: `command-${made}`, ...aimsOf(order.type, board), ...order } as BoardCommand | SystemCommand
}

/** Ana (a guest, where guests are allowed), Bo and the moderator Mo have joined a fresh board. */
export function aBoard(changes: Partial<Settings> = {}): Board {
  const empty = newBoard({ ...settings, ...changes }, noon)
  const ana: Order = { type: 'join', participantId: 'ana', personId: null, name: 'Ana' }
  const bo: Order = { type: 'join', participantId: 'bo', personId: 'person-bo', name: 'Bo' }
  const mo: Order = { type: 'join', participantId: 'mo', personId: 'person-mo', name: 'Mo' }
  const orders = empty.settings.admission === 'guests' ? [ana, bo, mo] : [bo, mo]
  return orders.reduce((board, order) => act(board, site, order), empty)
}

/** The events of a command, or the code of its refusal. That an act is logged goes without saying: `acts.test` looks at it. */
export function answer(board: Board, who: BoardActor, order: Order, now: Instant = noon): BoardEvent[] | string {
  const result = decide(board, command(board, order), who, now)
  return result.ok ? result.value.filter(({ type }) => type !== 'acted') : result.failure.code
}

/** The board after a command that must be accepted. */
export function act(board: Board, who: BoardActor, order: Order, now: Instant = noon): Board {
  const result = decide(board, command(board, order), who, now)
  if (!result.ok) throw new Error(`${order.type} was refused: ${result.failure.code}`)
  return apply(board, result.value, now)
}

/** Ana has proposed tea, Bo naps. */
export function withTopics(board: Board = aBoard()): Board {
  const tea = act(board, by('ana'), { type: 'propose', id: 'tea', title: 'Tea', details: '' })
  return act(tea, by('bo'), { type: 'propose', id: 'naps', title: 'Naps', details: 'Short ones' })
}

/** Tea is being discussed since noon, in the timebox with the id `box`. */
export function discussingTea(board: Board = withTopics()): Board {
  const ready = act(board, by('mo'), { type: 'set-phase', phase: 'discussing' })
  return act(ready, by('mo'), { type: 'start-topic', topicId: 'tea', id: 'box' })
}

/** Time for tea is up: the Roman vote is open since 12:05. */
export function votingOnTea(board: Board = discussingTea()): Board {
  const end = noon + minutes(5)
  return act(board, site, { type: 'time-up', timeboxId: 'box', endsAt: end, headCount: 3 }, end)
}

/** The same with Roman votes that stay open until the moderator decides. */
export function untilDecided(board: Board): Board {
  const rounds = new Map([...board.rounds].map(([id, round]) => [id, { ...round, endsAt: null }]))
  return { ...board, rounds, settings: { ...board.settings, romanVoteSeconds: 0 } }
}
