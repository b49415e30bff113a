import { createElement, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { useBoardLive } from '#components/board/board-context'
import { StandIn } from '#components/board/stand-in'
import { aBoard, act, by } from '#tests/unit/board/boards'
import { drawn, wordsOf } from '#tests/unit/components/board/drawn'

/** The notice, where no moderator has been connected for a minute. */
function Away(): ReactNode {
  useBoardLive().store.setPresence({ present: 3, away: true })
  return createElement(StandIn)
}
const notice = (board: ReturnType<typeof aBoard>) => wordsOf(drawn(board, 'bo', createElement(Away)))

it('is there from the start of the meeting, also where nobody has opened a phase, until the board is closed', () => {
  const missing = 'No moderator has been here for a minute. Somebody who is signed in and has a seat can stand in.'
  const phase = (name: 'voting' | 'closed') => act(aBoard(), by('mo'), { type: 'set-phase', phase: name })
  expect(notice(aBoard())).toBe(missing)
  expect(notice(phase('voting'))).toBe(missing)
  expect(notice(phase('closed'))).toBe('')
})
