'use client'

import { type ReactNode, useState } from 'react'
import { useBoard } from '#components/board/board-context'
import { TopicLines } from '#components/board/topic-lines'
import type { Id } from '#lib/board/state'

/** The lines of a topic that is not on stage, folded away. Without any, only what was discussed asks for some. */
export function TopicNotes({ topicId, title, open }: { topicId: Id; title: string; open: boolean }): ReactNode {
  const count = useBoard((state) => state.index.linesOf.get(topicId)?.length ?? 0)
  const mayWrite = useBoard(({ me, view }) => me !== null && !me.removed && view.stage !== 'closed')
  const closed = useBoard((state) => state.view.stage === 'closed')
  const [unfolded, unfold] = useState(false)
  if (count === 0 && (open || !mayWrite)) return null
  if (closed) return <TopicLines topicId={topicId} title={title} />
  return (
    <details
      className={count === 0 ? 'fold needs-script' : 'fold'}
      onToggle={(event) => unfold(event.currentTarget.open)}
    >
      <summary>{count === 0 ? 'Add a note' : `Notes · ${count}`}</summary>
      <TopicLines topicId={topicId} title={title} bare={!unfolded} />
    </details>
  )
}
