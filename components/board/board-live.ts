import type { Frames } from '#lib/board/frames'
import { judge } from '#lib/board/optimism'
import { placeText } from '#lib/board/place'
import { viewKind } from '#lib/board/policy'
import type { BoardPage } from '#lib/board/queries'
import type { BoardCommand } from '#lib/board/schema'
import type { Id } from '#lib/board/state'
import { newId } from '#lib/ids'
import { type BoardServer, siteServer } from './board-server.ts'
import { createBoardStore, type Snapshot, type Viewer, whoIsHere } from './board-store.ts'
import { createClock } from './clock.ts'
import { createConnection, type FrameName } from './connection.ts'
import { createGaze } from './gaze.ts'
import { createMembership } from './membership.ts'
import { createGap } from './missed.ts'
import { createOutbox, type Outcome, type Pending } from './outbox.ts'
import { painted } from './painted.ts'
import { phaseMeant } from './phase-meant.ts'
import { createSeen } from './seen.ts'

type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never

/** A command before it has an identity. */
export type Order = WithoutId<BoardCommand>

/** What the page brings along: the board as the server saw it, when, and who looks. */
export type FirstSight = Snapshot & {
  boardId: Id
  now: number
  present: number
  viewer: Viewer
  /** Read as anybody may, whoever is signed in here. */
  publicly?: true
}

export type BoardLive = ReturnType<typeof createBoardLive>

const gatherMs = 8
const settleMs = 60

/** The living board: store, clock, outbox and stream tied together. Nothing runs before `start`. */
export function createBoardLive(
  { boardId, now, present, viewer, view, me, publicly }: FirstSight,
  server: BoardServer = siteServer(boardId, publicly === true),
) {
  const clock = createClock(server.time, Date.now, now)
  const store = createBoardStore({ view, me, present }, viewer, clock.now)
  let guestId: Id | null = null
  let met = false
  let whenJoined: (() => void) | null = null

  const outbox = createOutbox({
    painted,
    send: server.send,
    onChange: store.setPending,
    onRefused: ({ place }, refusal) => store.refuse(place, membership.judge(refusal)),
    onSaved: catchUp,
    keep: server.practice || typeof sessionStorage === 'undefined' ? null : sessionStorage,
    keys: () => whoIsHere(store.server().me, store.get().viewer).map((who) => `board ${boardId} ${who}`),
  })

  // The page may have come from a process that knew more than the one that the stream comes from.
  const held = viewKind({ moderator: viewer.moderator, participant: me && { removedAt: me.removed ? now : null } })
  const connection = createConnection({
    place: placeText({ version: view.version, kind: held }),
    open: (since) => {
      // What looked cancelled may look otherwise by now, at the same version.
      const whole = since === null || store.server().view.cancelled
      return server.open(whole ? null : since)
    },
    onFrame: hear,
    onState: (link) => {
      if (link === 'reconnecting' || link === 'asleep') gap.open(store.server().view)
      store.setLink(link)
    },
  })

  const gap = createGap(store.setMissed)
  const seen = createSeen(gap, {
    boardId,
    who: () => whoIsHere(store.server().me, store.get().viewer)[0],
    view: () => store.server().view,
  })

  const membership = createMembership(server, store, () => connection.restart(true))

  /** What was saved shows by the stream. Without one, or when the act made us somebody else, the board is asked. */
  function catchUp({ version }: Pending): void {
    const { view, me } = store.server()
    if (!me) connection.restart(true)
    else if (version !== null && view.version >= version) outbox.settle(view.version)
    else if (store.get().link !== 'live') void refresh()
  }

  async function refresh(): Promise<void> {
    try {
      takeBoard(await server.read())
      met = true
    } catch {
      // The stream brings a snapshot when it is back.
    }
  }

  function takeBoard({
    me,
    kind: _kind,
    present,
    now: _now,
    going: _going,
    joinCode: _code,
    ...view
  }: BoardPage): void {
    store.batch(() => {
      store.takeSnapshot(view)
      store.takeMe(me)
      store.setPresence({ present, away: store.get().away })
    })
    outbox.settle(view.version)
  }

  let inbox: (() => void)[] = []

  /** Frames of one change come together (the view, then one's own part) and are shown together. */
  function hear(name: FrameName, data: string): void {
    met = true
    gap.heard()
    if (inbox.length === 0) setTimeout(readInbox, gatherMs)
    inbox.push(() => take(name, JSON.parse(data)))
  }

  function readInbox(): void {
    const frames = inbox
    inbox = []
    store.batch(() => {
      for (const read of frames) read()
    })
    const { version } = store.server().view
    // One's own part may be a packet behind; until it is here, the click stands for it.
    if (outbox.list().length > 0) setTimeout(() => outbox.settle(version), settleMs)
    void membership.join()
  }

  function take(name: FrameName, frame: unknown): void {
    switch (name) {
      case 'snapshot':
        store.takeSnapshot((frame as Frames['snapshot']).view)
        outbox.hurry()
        break
      case 'patch':
        if (!store.takePatch(frame as Frames['patch'])) connection.restart(true)
        break
      case 'me':
        membership.takeMe((frame as Frames['me']).me)
        break
      case 'presence':
        store.setPresence(frame as Frames['presence'])
        // The last frame with which a stream begins: all that was missed is here.
        gap.close(store.server().view)
        break
      case 'beat':
        clock.hint((frame as Frames['beat']).now)
        break
      case 'bye':
        if ((frame as Frames['bye']).reason === 'signed-out') store.signOut()
    }
  }

  const onLook = (): void => {
    connection.wake()
    void clock.measure()
    outbox.hurry()
  }
  const gaze = createGaze(boardId, { onLook, onAway: connection.sleep }, publicly)

  function tryNow(): void {
    connection.restart()
    outbox.hurry()
  }

  /** Does what was clicked, at once as far as can be seen. `place` is where a refusal is shown. */
  function run(order: Order, place: string): Promise<Outcome> {
    const { view, me } = store.get()
    const command = { id: newId(), ...order } as BoardCommand
    // What was asked for before is done first.
    const verdict = judge({ ...view, phase: phaseMeant(store.get()) }, me, command, clock.now())
    store.forgive(place)
    if (verdict.ok) return outbox.add(command, place)
    const { code, message } = membership.judge(verdict.failure)
    if (code === 'not-admitted') {
      store.askToJoin()
      // What nobody is to know whose it is waits in its form: right behind them it would tell.
      whenJoined = 'anonymous' in order ? null : () => void run(order, place)
    }
    store.refuse(place, { code, message })
    return Promise.resolve({ ok: false, refusal: { code, message } })
  }

  return {
    boardId,
    store,
    clock,
    /** Whether this is only a rehearsal, of which nothing stays. */
    practice: server.practice,
    /** The server's time when it made the page, for the first picture. */
    pageTime: now,
    run,
    /** Somebody begins to write. */
    writing: (): void => void membership.join(true),
    /** Joins, as a guest or where the board asks for its code, and does what was clicked before. */
    async join(name: string, code?: string): Promise<Outcome> {
      guestId ??= newId()
      // The first answer gives this browser a cookie, by which a join whose own answer gets lost is known again.
      if (!met) await refresh()
      const { member } = store.get().viewer
      const who = member ? { name: member.name, member: true as const } : { name }
      const outcome = await server.join({ id: guestId, ...who, ...(code && { code }) })
      if (!outcome.ok) {
        if (outcome.refusal.code !== 'unreachable') guestId = null
        return outcome
      }
      await refresh()
      connection.restart(true)
      for (const [place, { code }] of Object.entries(store.get().refusals))
        if (code === 'not-admitted') store.forgive(place)
      whenJoined?.()
      whenJoined = null
      return outcome
    },
    /** Connects, and sends what an earlier page left behind. Returns what ends it all. */
    start(): () => void {
      store.setPending(outbox.list(), false)
      // A rehearsal begins anew with each page.
      const forgets = server.practice ? undefined : seen.start()
      void clock.measure()
      connection.start()
      outbox.start()
      const looksAway = gaze.start()
      window.addEventListener('online', tryNow)
      window.addEventListener('offline', tryNow)
      return () => {
        looksAway()
        forgets?.()
        connection.stop()
        outbox.stop()
        window.removeEventListener('online', tryNow)
        window.removeEventListener('offline', tryNow)
      }
    },
  }
}
