'use client'

import { memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { useBoard } from '#components/board/board-context'
import { HiddenNote, HideButton, Moderate } from '#components/board/hidden'
import { Assigned } from '#components/board/line-assign'
import { LineForm } from '#components/board/line-form'
import { LinkedText } from '#components/board/linked-text'
import { RemoveLine } from '#components/board/remove-line'
import { Said } from '#components/board/said'
import { Button } from '#components/ui/button'
import { TextLink } from '#components/ui/text-link'
import { addressesIn } from '#lib/board/rules-links'
import type { Id } from '#lib/board/state'
import type { LineView } from '#lib/board/view'
import { paths } from '#lib/paths'
import { lineNames } from './words.ts'

const none: readonly LineView[] = []

/** What was written down on a topic, and a line to add to it. `bare` leaves the form out. */
export function TopicLines({
  topicId,
  title,
  bare = false,
}: {
  topicId: Id
  title: string
  bare?: boolean
}): ReactNode {
  const lines = useBoard((state) => state.index.linesOf.get(topicId) ?? none)
  const mayWrite = useBoard(({ me, view }) => me !== null && !me.removed && view.stage !== 'closed')
  return (
    <>
      {lines.length > 0 ? (
        <ul className="lines">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      ) : null}
      {mayWrite && !bare ? <LineForm topicId={topicId} title={title} /> : null}
    </>
  )
}

const Line = memo(function Line({ line }: { line: LineView }): ReactNode {
  const [editing, edit] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  const edited = useRef(false)
  const mine = useBoard(({ me }) => me !== null && line.authorId === me.id)
  const author = useBoard((state) => (mine ? '' : (state.index.people.get(line.authorId ?? '')?.name ?? '')))
  const closed = useBoard((state) => state.view.stage === 'closed')
  const place = `line ${line.id}`
  useEffect(() => {
    if (edited.current && !editing) editButton.current?.focus()
    edited.current = editing
  }, [editing])
  if (editing)
    return (
      <li className="line">
        <LineForm topicId={line.topicId} title="" line={line} onDone={() => edit(false)} />
      </li>
    )
  return (
    <li className={line.pending ? 'line pending' : 'line'}>
      <span className={`line-kind fact line-${line.kind}`}>{lineNames[line.kind]}</span>
      <div className="line-body">
        <p dir="auto" className={line.hidden ? 'hidden-words wrap-anywhere' : 'wrap-anywhere'}>
          <LinkedText text={line.text} /> {line.kind === 'action' ? <Assigned line={line} /> : null}
          {author ? <bdi className="line-author fact"> {author}</bdi> : null}
        </p>
        <ToTheLibrary text={line.hidden ? '' : line.text} mine={mine} />
        {line.hidden ? <HiddenNote id={line.id} /> : null}
        <Said place={place} />
      </div>
      {mine && !closed ? (
        <span className="line-acts needs-script">
          {line.hidden ? null : (
            <Button
              ref={editButton}
              size="small"
              variant="quiet"
              aria-label={`Edit: ${line.text}`}
              onClick={() => edit(true)}
            >
              Edit
            </Button>
          )}
          <RemoveLine line={line} mine={mine} author={author} />
        </span>
      ) : null}
      {mine && !closed && !line.hidden ? null : (
        <Moderate name={line.text}>
          <HideButton what="line" targetId={line.id} hidden={line.hidden === true} name={line.text} place={place} />
          {closed || mine ? null : <RemoveLine line={line} mine={mine} author={author} />}
        </Moderate>
      )}
    </li>
  )
})

/** An address is on offer at the organizers' desk: who pasted it reads so, an organizer gets there from here in one click. */
function ToTheLibrary({ text, mine }: { text: string; mine: boolean }): ReactNode {
  const organizer = useBoard((state) => state.viewer.organizer === true)
  const [address] = addressesIn(text)
  if (!address) return null
  if (!organizer) return mine ? <p className="fact text-muted">offered to the library</p> : null
  return (
    <TextLink href={paths.organizeNewResource(address)} className="fact">
      Into the library<span className="sr-only">: {address}</span>
    </TextLink>
  )
}
