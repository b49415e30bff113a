import type { Id } from '#lib/board/state'
import type { BoardView } from '#lib/board/view'
import { draftAt, draftName, keepDraft } from './drafts.ts'
import type { Gap, Left, Seen } from './missed.ts'

/** Whose page of which board it is, and what it shows. */
export type SeenPort = { who(): Id | undefined; boardId: Id; view(): BoardView }

/**
 * Keeps what somebody saw last of a board, in this tab and for this person, whenever its page is left: a phone throws away
 * a page that nobody looks at, and the next one is to tell what was missed all the same. No words of anybody are kept.
 */
export function createSeen(gap: Gap, { boardId, who, view }: SeenPort) {
  const name = (): string => draftName(who() ?? '', `seen ${boardId}`)

  function keep(): void {
    const { at, view: seen } = gap.seen(view())
    keepDraft(name(), JSON.stringify({ at, view: outlineOf(seen) }))
  }

  function look(): void {
    if (document.visibilityState === 'hidden') keep()
  }

  return {
    /** Takes up what an earlier page of this tab saw last, and begins to watch; returns what ends it. */
    start(): () => void {
      gap.resume(leftIn(draftAt(name())))
      document.addEventListener('visibilitychange', look)
      window.addEventListener('pagehide', keep)
      return () => {
        document.removeEventListener('visibilitychange', look)
        window.removeEventListener('pagehide', keep)
      }
    },
  }
}

const idOf = ({ id }: { id: Id }) => ({ id })

function outlineOf({ phase, cancelled, topics, lines }: Seen): Seen {
  return {
    phase,
    cancelled,
    topics: topics.map(({ id, status, merged }) => ({ id, status, ...(merged && { merged: merged.map(idOf) }) })),
    lines: lines.map(idOf),
  }
}

/** What is kept by another version of this page may look otherwise, and is then nothing. */
function leftIn(kept: string | null): Left | null {
  try {
    const { at, view } = JSON.parse(kept ?? '')
    return typeof at === 'number' && Array.isArray(view.topics) && Array.isArray(view.lines) ? { at, view } : null
  } catch {
    return null
  }
}
