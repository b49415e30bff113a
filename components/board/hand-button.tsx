'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import type { Id } from '#lib/board/state'
import { counted } from './words.ts'

/** Raises one's hand, or lowers it: in reach of the thumb on a phone, and by its key. Says when one's turn comes. */
export function HandButton({ topicId }: { topicId: Id }): ReactNode {
  const me = useBoard((state) => (state.me && state.me.id !== '' && !state.me.removed ? state.me.id : null))
  const hand = useBoard(({ index }) => index.people.get(me ?? '')?.hand ?? 0)
  const speaks = useBoard(({ view }) => me !== null && view.speakerId === me)
  useTurnNews(hand, speaks)
  if (me === null) return null
  return (
    <div className="hand-bar">
      {hand > 0 || speaks ? <span className="fact text-muted">{turnText(hand, speaks)}</span> : null}
      <ActButton
        size="small"
        variant="secondary"
        className={hand > 0 ? 'hand up' : 'hand'}
        data-key="hand"
        place="hands"
        order={{ type: hand > 0 ? 'lower-hand' : 'raise-hand', topicId, participantId: me }}
      >
        {hand > 0 ? 'Lower hand' : 'Raise hand'}
      </ActButton>
    </div>
  )
}

function turnText(hand: number, speaks: boolean): string {
  if (speaks && hand === 0) return 'you have the word'
  return hand === 1 ? 'you are next' : `${counted(hand - 1, 'hand')} before yours`
}

/** Said politely to the one whom it concerns, and not for what stood there when the page came. */
function useTurnNews(hand: number, speaks: boolean): void {
  const { store } = useBoardLive()
  const last = useRef({ hand, speaks })
  useEffect(() => {
    const before = last.current
    last.current = { hand, speaks }
    if (speaks && !before.speaks) store.say('You have the word.')
    else if (hand === 1 && before.hand !== 1) store.say('Your hand is up. You are next to speak.')
    else if (hand > 1 && before.hand === 0) store.say(`Your hand is up: ${turnText(hand, false)}.`)
  }, [hand, speaks, store])
}
