import { toNewcomer } from '#lib/board/machine-people'
import { project, type Seen } from '#lib/board/optimism'
import { applyPatch, type ViewPatch } from '#lib/board/patch'
import { mostOf } from '#lib/board/rules-caps'
import type { Id } from '#lib/board/state'
import type { BoardView, Me } from '#lib/board/view'
import { type BoardIndex, indexBoard } from './board-index.ts'
import type { LinkState } from './connection.ts'
import type { NewsKind } from './crier.ts'
import { forgetDrafts } from './drafts.ts'
import { newsOf, newsOfMe } from './news.ts'
import type { Pending, Refusal } from './outbox.ts'

/** Who looks at the board. A member takes part from the first act on, or the first letter of a topic; a visitor joins as a guest first. */
export type Viewer = {
  member: { id: Id; name: string } | null
  moderator: boolean
  going: boolean
  organizer?: boolean
  /** Not so for whom the board alone has made a moderator. */
  writesNotes?: boolean
}

/** What the page shows: the server's view with the pending clicks on top, and how things stand with the server. */
export type BoardState = {
  view: BoardView
  /** One's own part; a member who has not joined yet has the one that joining would give. */
  me: Me | null
  joined: boolean
  viewer: Viewer
  /** The member whose page this is has signed out elsewhere; from then on they look like any visitor. */
  signedOut: boolean
  index: BoardIndex
  pending: readonly Pending[]
  /** Clicks cannot get out at the moment. */
  stuck: boolean
  /** The last refusal at each place. */
  refusals: Readonly<Record<string, Refusal>>
  link: LinkState
  /** How many people of the board have it open. */
  present: number
  /** No moderator has been connected for a minute. */
  away: boolean
  /** What happened while this page was away, in a few lines. */
  missed: readonly string[]
  /** What a screen reader hears next; the count tells two equal texts apart. */
  news: { kind: NewsKind; text: string; count: number }
  /** Counts the clicks of somebody who has to join first. */
  joinAsked: number
}

/**
 * By what whoever is at this page is known, the lasting first: a member as a person, also before they have joined, a guest
 * as a participant.
 */
export function whoIsHere(me: Pick<Me, 'id'> | null, { member }: Pick<Viewer, 'member'>): Id[] {
  return [member?.id, me?.id].flatMap((id) => id || [])
}

export type BoardStore = ReturnType<typeof createBoardStore>

/** What the server rendered. */
export type Snapshot = { view: BoardView; me: Me | null; present: number }

/** @param now - the server's time, for what pending clicks show */
export function createBoardStore(first: Snapshot, opened: Viewer, now: () => number) {
  let viewer = opened
  const listeners = new Set<() => void>()
  let server: Seen = { view: first.view, me: first.me }
  let state: BoardState = {
    view: first.view,
    me: first.me ?? standIn(first.view, viewer),
    joined: first.me !== null,
    viewer,
    signedOut: false,
    index: indexBoard(first.view),
    pending: [],
    stuck: false,
    refusals: {},
    link: 'connecting',
    present: first.present,
    away: false,
    missed: [],
    news: { kind: 'board', text: '', count: 0 },
    joinAsked: 0,
  }

  let held = 0
  let stale = false
  let untold = false

  function set(change: Partial<BoardState>): void {
    state = { ...state, ...change }
    untold = held > 0
    if (!untold) for (const told of listeners) told()
  }

  /** Draws the pending clicks anew on what the server says. */
  function draw(change: Partial<BoardState> = {}): void {
    const pending = change.pending ?? state.pending
    stale = held > 0
    if (stale) {
      set(change)
      return
    }
    const commands = pending.map(({ command }) => command)
    const shown = project(server.view, server.me ?? standIn(server.view, viewer), commands, now())
    const index = indexBoard(shown.view, state)
    set({ ...change, view: shown.view, me: shown.me, joined: server.me !== null, index })
  }

  function take(view: BoardView): void {
    const text = newsOf(server.view, view)
    server = { ...server, view }
    draw(text === null ? {} : { news: said(text) })
  }

  const said = (text: string, kind: NewsKind = 'board') => ({ kind, text, count: state.news.count + 1 })

  return {
    get: (): BoardState => state,
    /** Takes several changes as one, so that nothing half done is ever shown. */
    batch(work: () => void): void {
      held += 1
      work()
      held -= 1
      if (held > 0) return
      if (stale) draw()
      else if (untold) set({})
    },
    /** What the server said last, without pending clicks. */
    server: (): Seen => server,
    subscribe(told: () => void): () => void {
      listeners.add(told)
      return () => listeners.delete(told)
    },
    takeSnapshot: (view: BoardView): void => take(view),
    /** False where the patch does not begin at our version: then a snapshot is needed. */
    takePatch(patch: ViewPatch): boolean {
      const view = applyPatch(server.view, patch)
      if (view === 'gap') return false
      if (view !== server.view) take(view)
      return true
    },
    takeMe(me: Me | null): void {
      const text = newsOfMe(server.me, me)
      server = { ...server, me }
      draw(text === null ? {} : { news: said(text, 'own') })
    },
    /** The session is over: what only the member or moderator had goes, and the board says so. */
    signOut(): void {
      if (!viewer.member) return
      forgetDrafts()
      viewer = { member: null, moderator: false, going: false }
      server = { ...server, me: null }
      draw({ viewer, signedOut: true, news: said('You are signed out.', 'own') })
    },
    setPending: (pending: readonly Pending[], stuck: boolean): void => draw({ pending, stuck }),
    setLink(link: LinkState): void {
      if (link !== state.link) set({ link })
    },
    setPresence({ present, away }: { present: number; away: boolean }): void {
      if (present === state.present && away === state.away) return
      const alone = away && !state.away && state.view.stage === 'running'
      set({ present, away, ...(alone && { news: said('No moderator has been here for a minute.') }) })
    },
    /** Shows what was missed, and says it. */
    setMissed(missed: readonly string[]): void {
      const news = missed.length > 0 ? { news: said(`While you were away: ${missed.join(' ')}`) } : {}
      set({ missed, ...news })
    },
    /** Says aloud, politely. */
    say: (text: string, kind: NewsKind = 'own'): void => set({ news: said(text, kind) }),
    /** Shows a refusal where the click was, and says it. */
    refuse(place: string, refusal: Refusal): void {
      set({ refusals: { ...state.refusals, [place]: refusal }, news: said(refusal.message, 'own') })
    },
    /** Takes the refusal at a place away. */
    forgive(place: string): void {
      if (!state.refusals[place]) return
      const { [place]: _gone, ...refusals } = state.refusals
      set({ refusals })
    },
    /** Shows the refusal of a place that is gone, a dialog that was closed, at the board. It was said already. */
    rescue(place: string): void {
      const { [place]: refusal, ...refusals } = state.refusals
      if (refusal) set({ refusals: { ...refusals, board: refusal } })
    },
    askToJoin: (): void => set({ joinAsked: state.joinAsked + 1 }),
  }
}

/** A member whom the board takes in joins by the first act, so the page offers what joining would give. */
function standIn(view: BoardView, { member, moderator, going }: Viewer): Me | null {
  if (!member || toNewcomer(view, false, { moderator, going }) !== null) return null
  const votesLeft = view.settings.votesEach
  const { topics: topicsLeft, lines: linesLeft } = mostOf({ moderator, guest: false })
  return {
    id: '',
    name: member.name,
    guest: false,
    moderator,
    removed: false,
    votes: [],
    votesLeft,
    released: [],
    done: false,
    topicsLeft,
    linesLeft,
    topics: [],
    thumb: null,
    rating: null,
  }
}
