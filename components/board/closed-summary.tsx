'use client'

import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import type { BoardEvent } from '#components/board/board-header'
import { DiscussedRing } from '#components/board/discussed-ring'
import { Assigned } from '#components/board/line-assign'
import { LinkedText } from '#components/board/linked-text'
import { RateHour } from '#components/board/rate-hour'
import { TopicList } from '#components/board/topic-list'
import { WhatStayed } from '#components/board/what-stayed'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { Facts } from '#components/ui/facts'
import type { LineKind } from '#lib/board/state'
import { paths } from '#lib/paths'
import { sameItems } from './board-index.ts'
import { clockText, counted } from './words.ts'

/** The board after the hour: what was talked about, what came of it, and the way to the notes; before that what the hour was worth, and what stayed. */
export function ClosedSummary({ event }: { event: BoardEvent }): ReactNode {
  const discussed = useBoard((state) => state.view.topics.filter(({ status }) => status === 'discussed'), sameItems)
  const people = useBoard((state) => state.view.counts.people)
  const open = useBoard((state) => state.view.topics.some(({ status }) => status === 'open'))
  const parked = useBoard((state) => state.view.topics.some(({ status }) => status === 'parked'))
  const spentMs = discussed.reduce((sum, topic) => sum + topic.spentMs, 0)
  return (
    <div className="board-body board-closed">
      <RateHour />
      <WhatStayed />
      <Card size="roomy" className="closed-card">
        <div>
          <h2 className="heading-tight text-display">This board is closed.</h2>
          <Facts
            className="mt-5"
            items={[
              { label: 'Discussed', value: counted(discussed.length, 'topic') },
              { label: 'Time', value: clockText(spentMs) },
              { label: 'People', value: people },
            ]}
          />
          <WayToNotes event={event} />
        </div>
        <div>
          <DiscussedRing event={event} />
          <Outcomes kind="decision" title="Decisions" />
          <Outcomes kind="action" title="Actions" />
        </div>
      </Card>
      <TopicList status="discussed" title="Discussed" grid empty="No topic was discussed on this board." />
      {open ? <TopicList status="open" title="Not discussed" grid /> : null}
      {parked ? <TopicList status="parked" title="Parked" grid /> : null}
    </div>
  )
}

function WayToNotes({ event }: { event: BoardEvent }): ReactNode {
  const { practice } = useBoardLive()
  const writes = useBoard(({ viewer }) => viewer.writesNotes === true)
  if (practice)
    return <p className="mt-5 text-muted">Of a real board a draft of the notes would be made now. This one is gone.</p>
  return (
    <div className="mt-5 flex flex-wrap items-center gap-3">
      {event.hasNotes ? (
        <ButtonLink href={paths.notes(event.slug)}>Read the notes</ButtonLink>
      ) : (
        <p className="text-muted">
          {writes
            ? 'A draft of the notes is made from this board. Go over it, then it can be published.'
            : 'The notes follow once the organizer has gone over them.'}
        </p>
      )}
      {writes ? (
        <ButtonLink href={paths.organizeNotes(event.id)} variant={event.hasNotes ? 'secondary' : 'primary'}>
          Edit the notes
        </ButtonLink>
      ) : null}
    </div>
  )
}

function Outcomes({ kind, title }: { kind: LineKind; title: string }): ReactNode {
  const lines = useBoard((state) => state.view.lines.filter((line) => line.kind === kind && !line.hidden), sameItems)
  if (lines.length === 0) return null
  return (
    <section className="mt-6 lg:first:mt-2">
      <h3 className="text-lead">{title}</h3>
      <ul className="mt-2 grid list-disc gap-1 ps-5">
        {lines.map((line) => (
          <li key={line.id} dir="auto" className="wrap-anywhere">
            <LinkedText text={line.text} />
            {kind === 'action' ? <Assigned line={line} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
