import type { Id } from '#lib/board/state'
import { callsFromBehind } from './signals.ts'

/** A hidden tab keeps its stream for as long, in ms: long enough to look something up. */
const hiddenMs = 60_000

/** What the page does when somebody looks at it, and when its connection is of more use to another tab. */
export type GazePort = { onLook(): void; onAway(): void }

/**
 * Whether somebody looks at this page. Over HTTP/1.1 all tabs of a browser share six connections to a site, so a tab that
 * nobody looks at gives its own back: after a while, at once when another board is looked at here, and before it has taken one
 * where it was opened behind. One that is to call from behind keeps it, unless the same board is in front.
 */
export function createGaze(boardId: Id, { onLook, onAway }: GazePort) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let tabs: BroadcastChannel | null = null

  const isHidden = (): boolean => document.visibilityState === 'hidden'

  function leave(): void {
    clearTimeout(timer)
    onAway()
  }

  function look(): void {
    clearTimeout(timer)
    if (isHidden()) {
      timer = setTimeout(() => {
        if (!callsFromBehind()) onAway()
      }, hiddenMs)
      return
    }
    tabs?.postMessage(boardId)
    onLook()
  }

  function hear({ data }: MessageEvent): void {
    if (isHidden() && (data === boardId || !callsFromBehind())) leave()
  }

  return {
    /** Begins to watch; returns what ends it. */
    start(): () => void {
      if (typeof BroadcastChannel !== 'undefined') tabs = new BroadcastChannel('quorum boards')
      tabs?.addEventListener('message', hear)
      if (!isHidden()) tabs?.postMessage(boardId)
      else if (!callsFromBehind()) leave()
      document.addEventListener('visibilitychange', look)
      window.addEventListener('pageshow', look)
      return () => {
        clearTimeout(timer)
        tabs?.close()
        document.removeEventListener('visibilitychange', look)
        window.removeEventListener('pageshow', look)
      }
    },
  }
}
