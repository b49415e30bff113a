'use client'

import { type ReactNode, useId, useState } from 'react'
import { isSecond, useBusy } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { DetailsText } from '#components/board/details-text'
import { useEarlier } from '#components/board/earlier'
import { Said } from '#components/board/said'
import { OriginWords } from '#components/board/topic-origin'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import { sourceKey } from '#lib/board/rules-carry'
import type { EarlierTopic } from '#lib/board/view-carry'
import { sameItems } from './board-index.ts'

/** So many are shown at first: one's own, then those of the latest meetings. */
const few = 4

/** What was not reached at earlier meetings, one click each: its author brings it along, anybody else can introduce it. */
export function EarlierTopics(): ReactNode {
  const { writing } = useBoardLive()
  const { waiting } = useEarlier()
  const headId = useId()
  const proposing = useBoard(({ view, me }) => view.proposing && me?.removed !== true)
  const here = useBoard(
    ({ view }) => view.topics.flatMap(({ carried }) => (carried ? sourceKey(carried) : [])),
    sameItems,
  )
  const empty = useBoard(({ view }) => view.topics.length === 0)
  const [opened] = useState(empty)
  const [all, showAll] = useState(false)
  const left = waiting
    .filter((topic) => !here.includes(sourceKey(topic)))
    .toSorted((a, b) => Number(b.mine ?? false) - Number(a.mine ?? false))
  const shown = all ? left : left.slice(0, few)
  if (!proposing || left.length === 0) return <Said place="earlier" />
  return (
    <div className="earlier needs-script">
      <Said place="earlier" />
      <details
        className="fold"
        open={opened}
        data-home={headId}
        onToggle={(event) => {
          // Who may bring along what is anonymous has arrived before that.
          if (event.currentTarget.open && left.some(({ mine, anonymous }) => mine && anonymous)) writing()
        }}
      >
        <summary id={headId}>From earlier meetings: {left.length}</summary>
        <p className="text-muted">Proposed before and not reached. Bring your own along, or introduce another’s.</p>
        <ul className="earlier-list">
          {shown.map((topic) => (
            <Waiting key={sourceKey(topic)} topic={topic} />
          ))}
        </ul>
        {shown.length < left.length ? (
          <Button size="small" variant="quiet" onClick={() => showAll(true)}>
            Show {left.length - shown.length} more
          </Button>
        ) : null}
      </details>
    </div>
  )
}

function Waiting({ topic }: { topic: EarlierTopic }): ReactNode {
  const { boardId: fromBoardId, topicId: fromTopicId, title, details, mine } = topic
  const { run } = useBoardLive()
  const { reload } = useEarlier()
  const [asked, ask] = useState(false)
  const busy = useBusy('earlier') && asked
  const bring = async (): Promise<void> => {
    ask(true)
    const { ok } = await run({ type: 'carry-in', fromBoardId, fromTopicId }, 'earlier')
    ask(false)
    // What could not be brought may be on another board by now.
    if (!ok) reload()
  }
  return (
    <li>
      <p dir="auto" className="stayed-title">
        {title}
      </p>
      <p className="fact text-muted wrap-anywhere">
        {mine && topic.anonymous ? 'yours; ' : null}
        <OriginWords origin={topic} title={title} />
      </p>
      <DetailsText details={details} />
      <Button
        size="small"
        variant="secondary"
        aria-busy={busy}
        aria-label={mine ? `Bring ${title} along` : `I can introduce ${title}`}
        onClick={(event) => {
          if (!isSecond(event)) void bring()
        }}
      >
        {mine ? 'Bring it along' : 'I can introduce it'}
        <AtWork on={busy} />
      </Button>
    </li>
  )
}
