'use client'

import { Fragment, type ReactNode, use, useRef } from 'react'
import { useBoard } from '#components/board/board-context'
import { TopicCard } from '#components/board/topic-card'
import { Empty } from '#components/ui/empty'
import type { TopicStatus } from '#lib/board/state'
import { cx } from '../ui/cx.ts'
import { AskedWhole, askWhole } from './asked-whole.ts'
import { sameItems } from './board-index.ts'
import { useOpened } from './use-opened.ts'
import { useSlide } from './use-slide.ts'
import { byHand } from './words.ts'

/** So many fill a large window. The rest comes once the page runs; without a script a link leads to all of them. */
const firstSight = 18
/** From so many on, only those in sight are laid out. */
const many = 60

/** The topics of one status under their heading, in the board's order. Focus stays in a card that moves. */
export function TopicList({
  status,
  title,
  aside,
  empty,
  grid = false,
  line,
}: {
  status: TopicStatus
  title: string
  aside?: ReactNode
  empty?: ReactNode
  grid?: boolean
  /** What stands among the topics, below so many of them. */
  line?: { below: number; item: ReactNode } | undefined
}): ReactNode {
  const list = useRef<HTMLUListElement>(null)
  const ids = useBoard(
    (state) => state.view.topics.filter((topic) => topic.status === status).map(({ id }) => id),
    sameItems,
  )
  const placed = useBoard((state) => status === 'open' && state.view.topics.some((topic) => topic.placed))
  useSlide(list, ids)
  const opened = useOpened()
  const whole = use(AskedWhole) || opened
  const atOnce = whole ? ids.length : Math.min(ids.length, firstSight)
  const headingId = `list-${status}`
  return (
    <section aria-labelledby={headingId} data-home={headingId} className="topic-column">
      <div className="column-head">
        <h2 id={headingId} tabIndex={-1}>
          {title}
        </h2>
        <span className="fact text-muted">
          {aside ?? ids.length}
          {placed ? byHand : ''}
        </span>
      </div>
      {ids.length === 0 ? <Empty className="py-6">{empty}</Empty> : null}
      <ul ref={list} className={cx('topics', grid && 'topics-grid', atOnce >= many && 'topics-many')}>
        {ids.slice(0, atOnce).map((id, at) => (
          <Fragment key={id}>
            {line?.below === at ? line.item : null}
            <TopicCard topicId={id} />
          </Fragment>
        ))}
      </ul>
      {atOnce < ids.length ? (
        <>
          <PaintedUpTo id={`below-${status}`} />
          <noscript id={`below-${status}`}>
            <p className="fact mt-4">
              <a href={`${askWhole}#${headingId}`} className="text-link">
                All {ids.length} topics
              </a>
            </p>
          </noscript>
        </>
      ) : null}
    </section>
  )
}

/** Lets the browser paint once all that comes before this element, which fills a window, instead of piece by piece (HTML, `expect`). */
function PaintedUpTo({ id }: { id: string }): ReactNode {
  return <link rel="expect" href={`#${id}`} blocking="render" />
}
