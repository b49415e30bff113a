'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { TopicList } from '#components/board/topic-list'
import type { Instant } from '#lib/board/state'
import { formatTime } from '#lib/date-format'
import { sameItems } from './board-index.ts'
import { useFinishLine } from './use-finish-line.ts'
import { counted } from './words.ts'

/** The topics that wait, and among them the finish line: until where they fit before the meeting ends. */
export function Queue({ until, timeZone }: { until: Instant | null; timeZone: string }): ReactNode {
  const line = useFinishLine(until)
  const ids = useBoard(
    ({ view }) => view.topics.filter(({ status }) => status === 'open').map(({ id }) => id),
    sameItems,
  )
  const end = until === null ? '' : formatTime(new Date(until), timeZone)
  const fitting = line?.fits.length ?? 0
  const all = line !== null && fitting === line.waiting
  const below = ids.indexOf(line?.fits.at(-1) ?? '') + 1
  const item = line && (
    <li key="finish-line" className="finish-line fact">
      {fitting === 0 ? `nothing more fits before ${end}` : `until here by ${end}`}, if topics take{' '}
      {counted(Math.max(1, Math.round(line.perTopicMs / 60_000)), 'minute')}
    </li>
  )
  return (
    <TopicList
      status="open"
      title="To discuss"
      empty="Nothing is waiting. Propose something."
      aside={
        line && line.waiting > 0 ? `${all ? 'all' : `${fitting} of ${line.waiting}`} fit before ${end}` : undefined
      }
      line={line && !all ? { below, item } : undefined}
    />
  )
}
