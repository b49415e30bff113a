import type { Id } from '#lib/board/state'
import { callsFromBehind } from './signals.ts'

/** A hidden tab keeps its stream for as long, in ms: long enough to look something up. */
const hiddenMs = 60_000

/** What the page does when somebody looks at it, and when its connection is of more use to another tab. */
export type GazePort = { onLook(): void; onAway(): void }

/** What a tab tells the others of its browser: which board or wall comes in front there, or goes. */
type Told = { boardId: Id; wall: boolean; front: boolean }

/**
 * Whether somebody looks at this page. Over HTTP/1.1 all tabs of a browser share six connections to a site, so a tab that
 * nobody looks at gives its own back: after a while, at once when another board is looked at here, and before it has taken one
 * where it was opened behind. One that is to call from behind keeps it, unless the same board is in front; so does one behind
 * the wall of its board, which counts nobody: whoever shows it to the room is still here.
 */
export function createGaze(boardId: Id, { onLook, onAway }: GazePort, wall = false) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let tabs: BroadcastChannel | null = null

  const isHidden = (): boolean => document.visibilityState === 'hidden'

  function leave(): void {
    clearTimeout(timer)
    onAway()
  }

  function leaveLater(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!callsFromBehind()) onAway()
    }, hiddenMs)
  }

  const tell = (front: boolean): void => tabs?.postMessage({ boardId, wall, front } satisfies Told)

  function look(): void {
    const hidden = isHidden()
    tell(!hidden)
    if (hidden) leaveLater()
    else {
      clearTimeout(timer)
      onLook()
    }
  }

  const gone = (): void => tell(false)

  function hear({ data: other }: MessageEvent<Told>): void {
    if (!isHidden()) return
    const same = other.boardId === boardId
    const behindOwnWall = same && other.wall && !wall
    if (behindOwnWall && other.front) clearTimeout(timer)
    else if (behindOwnWall) leaveLater()
    else if (other.front && ((same && other.wall === wall) || !callsFromBehind())) leave()
  }

  return {
    /** Begins to watch; returns what ends it. */
    start(): () => void {
      if (typeof BroadcastChannel !== 'undefined') tabs = new BroadcastChannel('quorum tabs')
      tabs?.addEventListener('message', hear)
      if (!isHidden()) tell(true)
      else if (!callsFromBehind()) leave()
      document.addEventListener('visibilitychange', look)
      window.addEventListener('pageshow', look)
      window.addEventListener('pagehide', gone)
      return () => {
        clearTimeout(timer)
        window.removeEventListener('pagehide', gone)
        tabs?.close()
        document.removeEventListener('visibilitychange', look)
        window.removeEventListener('pageshow', look)
      }
    },
  }
}
