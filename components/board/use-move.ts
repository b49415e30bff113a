'use client'

import { useBoardLive } from '#components/board/board-context'
import type { Id } from '#lib/board/state'
import { type Move, moveOf, waiting } from './moves.ts'
import { apart } from './words.ts'

/** Puts a topic elsewhere among those that wait, and says where it stands then. */
export function useMove(topicId: Id, title: string): (move: Move) => void {
  const { run, store } = useBoardLive()
  return (move) => {
    const ids = waiting(store.get().view)
    const moved = moveOf(ids, topicId, move)
    if (!moved) {
      store.say(`${apart(title)} stays ${ids.indexOf(topicId) + 1} of ${ids.length}.`)
      return
    }
    void run(moved.order, `topic ${topicId}`).then(({ ok }) => {
      if (ok) store.say(`${apart(title)} is now ${moved.place} of ${ids.length}.`)
    })
  }
}
