'use client'

import { type ReactNode, useState } from 'react'
import { Board } from '#components/board/board'
import type { BoardEvent } from '#components/board/board-header'
import { rehearsalBoard, rehearsingId } from '#lib/board/rehearsal'
import type { Instant, Settings } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { paths } from '#lib/paths'
import { practiceServer } from './practice-server.ts'

const minutes = 15

/** A board to practise on alone: simulated people propose, vote and raise thumbs, and nothing is kept. */
export function PracticeBoard({
  name,
  settings,
  now,
  timeZone,
  logoUrl,
}: {
  name: string
  settings: Settings
  /** When the page was made: the hour begins then. */
  now: Instant
  timeZone: string
  logoUrl: string | null
}): ReactNode {
  const [board] = useState(() => rehearsalBoard(name, settings, now))
  const event: BoardEvent = {
    id: rehearsingId,
    slug: '',
    title: 'Practice board',
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + minutes * 60_000).toISOString(),
    timeZone,
    hasTime: true,
    hasNotes: false,
    joinAddress: null,
    logoUrl,
  }
  const viewer = { member: { id: rehearsingId, name }, moderator: true, going: true }
  const first = {
    boardId: rehearsingId,
    now,
    present: board.participants.size,
    viewer,
    view: view(board, 'moderator'),
    me: privateView(board, rehearsingId, true),
  }
  return <Board first={first} event={event} serve={() => practiceServer(board)} notice={<Notice />} />
}

function Notice(): ReactNode {
  return (
    <aside className="board-notice" aria-label="Practice">
      You moderate, the others are simulated. Timeboxes run five times as fast, nothing is kept, and{' '}
      {/* A whole new page, on purpose: the hour begins anew. */}
      <a href={paths.practiceBoard()}>begin anew</a> as often as you like.
    </aside>
  )
}
