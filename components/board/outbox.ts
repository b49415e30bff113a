import type { BoardCommand } from '#lib/board/schema'
import type { Id } from '#lib/board/state'

/** Why something was not done, in words for whoever clicked. */
export type Refusal = { code: string; message: string; fields?: Record<string, string[]> }

/**
 * A click that the server's view does not hold yet. `place` is where it was clicked; `version` is the one that saved it.
 */
export type Pending = {
  command: BoardCommand
  place: string
  state: 'waiting' | 'sending' | 'saved'
  version: number | null
}

/** What became of sending: saved, refused, or to be sent again with the same identity after a while (ms, or our own pace). */
export type Answer =
  | { kind: 'saved'; version: number }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'again'; afterMs: number | null }

export type Outcome = { ok: true } | { ok: false; refusal: Refusal }

/** What the outbox needs of the world. */
export type OutboxPort = {
  /** Resolves when what was just changed is on the screen: sending would hold up the frame that shows the click. */
  painted(): Promise<void>
  send(command: BoardCommand): Promise<Answer>
  /** The list changed, or whether it is stuck did. */
  onChange(pending: readonly Pending[], stuck: boolean): void
  onRefused(pending: Pending, refusal: Refusal): void
  onSaved(pending: Pending): void
  /** Where what waits survives a reload. */
  keep: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
  /**
   * Under which names, each of one board and of whoever is here: all that they may have left something under, the one to
   * leave it under first. None where nobody is known, and nothing is kept.
   */
  keys(): readonly string[]
}

export type Outbox = ReturnType<typeof createOutbox>

const slowestMs = 15_000

/** Sends clicks one after another, in order, each with its own identity until it is saved or refused. */
export function createOutbox(port: OutboxPort) {
  let keptAs = port.keys()
  let pending: Pending[] = restore(port.keep, keptAs)
  let running = false
  let stopped = true
  let stuck = false
  let tries = 0
  let wake: (() => void) | null = null
  const waiting = new Map<Id, (outcome: Outcome) => void>()

  function set(next: Pending[]): void {
    pending = next
    const unsaved = pending.filter(({ state }) => state !== 'saved')
    const [key, ...others] = port.keys()
    try {
      for (const name of [...keptAs, ...others]) if (name !== key || unsaved.length === 0) port.keep?.removeItem(name)
      if (key !== undefined && unsaved.length > 0) port.keep?.setItem(key, JSON.stringify(unsaved))
      keptAs = key === undefined ? [] : [key]
    } catch {
      // A full or forbidden storage only costs the survival over a reload.
    }
    port.onChange(pending, stuck)
  }

  function change(id: Id, state: Pending['state'], version: number | null = null): void {
    set(pending.map((item) => (item.command.id === id ? { ...item, state, version } : item)))
  }

  function finish(item: Pending, outcome: Outcome): void {
    waiting.get(item.command.id)?.(outcome)
    waiting.delete(item.command.id)
  }

  function refuse(item: Pending, refusal: Refusal): void {
    set(pending.filter((other) => other.command.id !== item.command.id))
    // Where nobody waits for it any more, after a reload, the place that it came from may not be on the page.
    port.onRefused(waiting.has(item.command.id) ? item : { ...item, place: 'board' }, refusal)
    finish(item, { ok: false, refusal })
  }

  async function attempt(item: Pending): Promise<void> {
    await port.painted()
    change(item.command.id, 'sending')
    const answer = await port.send(item.command)
    if (answer.kind === 'again') {
      stuck = true
      change(item.command.id, 'waiting')
      const pace = Math.min(slowestMs, 500 * 2 ** tries) * (0.75 + Math.random() / 2)
      tries += 1
      await pause(answer.afterMs ?? pace)
      return
    }
    tries = 0
    stuck = false
    if (answer.kind === 'refused') {
      refuse(item, answer.refusal)
      return
    }
    change(item.command.id, 'saved', answer.version)
    port.onSaved(item)
    finish(item, { ok: true })
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => wake?.(), ms)
      wake = () => {
        clearTimeout(timer)
        wake = null
        resolve()
      }
    })
  }

  async function pump(): Promise<void> {
    if (running || stopped) return
    running = true
    for (;;) {
      const next = pending.find(({ state }) => state !== 'saved')
      if (!next || stopped) break
      await attempt(next)
    }
    running = false
  }

  return {
    /** What is on its way or not yet seen in the server's view, in order. */
    list: (): readonly Pending[] => pending,
    /** Takes a click; resolves when it is saved or refused. */
    add(command: BoardCommand, place: string): Promise<Outcome> {
      const done = new Promise<Outcome>((resolve) => waiting.set(command.id, resolve))
      set([...pending, { command, place, state: 'waiting', version: null }])
      void pump()
      return done
    },
    /** Forgets what the server's view, now at this version, holds. */
    settle(version: number): void {
      const left = pending.filter((item) => item.version === null || item.version > version)
      if (left.length < pending.length) set(left)
    },
    /** Begins to send, also what an earlier page left behind. */
    start(): void {
      stopped = false
      void pump()
    },
    /** The connection is back: sends again at once. */
    hurry(): void {
      tries = 0
      wake?.()
    },
    stop(): void {
      stopped = true
      wake?.()
    },
  }
}

function restore(keep: OutboxPort['keep'], keys: readonly string[]): Pending[] {
  try {
    const items = keys.flatMap((key): Pending[] => JSON.parse(keep?.getItem(key) ?? '[]'))
    return items.map((item) => ({ ...item, state: 'waiting', version: null }))
  } catch {
    return []
  }
}
