import { nextDue } from '#lib/board/due'
import type { Frames } from '#lib/board/frames'
import { apply, type BoardActor, decide } from '#lib/board/machine'
import type { SystemCommand } from '#lib/board/machine-people'
import { diff } from '#lib/board/patch'
import { nextAct, rehearsingId, simulatedIds } from '#lib/board/rehearsal'
import type { BoardCommand } from '#lib/board/schema'
import type { Board, Id } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { newId } from '#lib/ids'
import type { Result } from '#lib/result'
import type { BoardServer } from './board-server.ts'
import type { FrameName, Source } from './connection.ts'

/** How long it takes until the next of them acts, in ms. */
const thinkMs = { fewest: 250, most: 900 }
const beatMs = 15_000

type Heard = Parameters<Source['addEventListener']>[1]

/**
 * Decides about a practice board in this page, by the rules of every board, and lets simulated people take part while its
 * stream is open. Nothing leaves the browser.
 */
export function practiceServer(first: Board): BoardServer {
  let board = first
  let listeners: Map<FrameName, Heard> | null = null
  let timers: ReturnType<typeof setTimeout>[] = []
  let due: ReturnType<typeof setTimeout> | undefined

  function tell<N extends FrameName>(name: N, frame: Frames[N]): void {
    listeners?.get(name)?.({ data: JSON.stringify(frame), lastEventId: `${board.version}.moderator` })
  }

  const ownPart = () => privateView(board, rehearsingId, true)

  function act(command: BoardCommand | SystemCommand, by: BoardActor): Result<unknown> {
    const now = Date.now()
    const decided = decide(board, command, by, now)
    if (!decided.ok) return decided
    const before = { view: view(board, 'moderator'), me: ownPart() }
    board = apply(board, decided.value, now)
    tell('patch', diff(before.view, view(board, 'moderator')))
    const me = ownPart()
    if (JSON.stringify(me) !== JSON.stringify(before.me)) tell('me', { version: board.version, me })
    arm()
    return decided
  }

  /** Says what is due when it is. A timer may come a little early; then it is armed once more. */
  function arm(): void {
    clearTimeout(due)
    const next = nextDue(board)
    if (!next || !listeners) return
    due = setTimeout(
      () => {
        const id = newId()
        const { at } = next
        if (next.type === 'time-up')
          act({ type: 'time-up', id, timeboxId: next.timeboxId, endsAt: at, headCount: present() }, { system: true })
        else if (next.type === 'round-up')
          act({ type: 'round-up', id, roundId: next.roundId, endsAt: at }, { system: true })
        else act({ type: 'outcome-due', id, roundId: next.roundId, actsAt: at }, { system: true })
        if (nextDue(board)?.at === at) arm()
      },
      Math.max(0, next.at - Date.now()),
    )
  }

  const present = () => [...board.participants.values()].filter(({ removedAt }) => removedAt === null).length

  function simulate(): void {
    const id = simulatedIds[Math.floor(Math.random() * simulatedIds.length)] as Id
    const wish = nextAct(board, id, Math.random)
    if (wish) act({ id: newId(), ...wish } as BoardCommand, { id, moderator: false })
    const { fewest, most } = thinkMs
    timers[0] = setTimeout(simulate, fewest + Math.random() * (most - fewest))
  }

  function begin(): void {
    tell('beat', { now: Date.now() })
    tell('snapshot', { kind: 'moderator', view: view(board, 'moderator') })
    tell('me', { version: board.version, me: ownPart() })
    tell('presence', { present: present(), away: false })
    timers = [setTimeout(simulate, thinkMs.most), setInterval(() => tell('beat', { now: Date.now() }), beatMs)]
    arm()
  }

  function end(): void {
    for (const timer of timers) clearTimeout(timer)
    clearTimeout(due)
    timers = []
    listeners = null
  }

  return {
    practice: true,
    send: async (command) => {
      const done = act(command, { id: rehearsingId, moderator: true })
      return done.ok ? { kind: 'saved', version: board.version } : { kind: 'refused', refusal: done.failure }
    },
    join: async () => ({ ok: true }),
    read: async () => ({
      ...view(board, 'moderator'),
      me: ownPart(),
      kind: 'moderator',
      present: present(),
      now: Date.now(),
      going: true,
      joinCode: null,
    }),
    time: async () => Date.now(),
    open: () => {
      end()
      const heard = new Map<FrameName, Heard>()
      listeners = heard
      // As a stream does, it answers once whoever opened it listens.
      setTimeout(() => listeners === heard && begin())
      return {
        addEventListener: (name, hear) => heard.set(name as FrameName, hear),
        close: () => heard === listeners && end(),
      }
    },
  }
}
