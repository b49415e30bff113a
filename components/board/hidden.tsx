'use client'

import { type ReactNode, useState } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import type { Hideable, Id } from '#lib/board/state'

/** For moderators: hides what somebody wrote from everybody else, or shows it again. Nothing is lost, so nothing is asked. */
export function HideButton({
  what,
  targetId,
  hidden,
  name,
  place,
}: {
  what: Hideable
  targetId: Id
  hidden: boolean
  /** What it is, for whoever cannot see where the button stands. */
  name: string
  place: string
}): ReactNode {
  const moderator = useBoard(({ me }) => me?.moderator === true)
  if (!moderator) return null
  const word = hidden ? 'Restore' : 'Hide'
  return (
    <ActButton
      size="small"
      variant="secondary"
      place={place}
      order={{ type: hidden ? 'restore' : 'hide', what, targetId }}
      aria-label={`${word} ${name}`}
    >
      {word}
      {what === 'person' ? ' the name' : null}
    </ActButton>
  )
}

/** What only a moderator does to what somebody wrote: folded away, so that it is never hit on the way to a vote. */
export function Moderate({ name, children }: { name: string; children: ReactNode }): ReactNode {
  const moderator = useBoard(({ me }) => me?.moderator === true)
  const [opened, open] = useState(false)
  if (!moderator) return null
  return (
    // A board of hundreds of topics is not to hold thousands of buttons that nobody sees.
    <details className="fold moderate needs-script" onToggle={() => open(true)}>
      <summary aria-label={`Moderate ${name}`}>Moderate</summary>
      <div className="moderate-acts">{opened ? children : null}</div>
    </details>
  )
}

/** Says that something is hidden: to moderators that others do not see it, to whoever wrote it what it was. */
export function HiddenNote({ id }: { id: Id }): ReactNode {
  const moderator = useBoard(({ me }) => me?.moderator === true)
  const own = useBoard(({ me }) => me?.hidden?.find((words) => words.id === id))
  if (moderator) return <p className="hidden-note fact">Hidden. Only moderators see this, and whoever wrote it.</p>
  if (!own) return null
  return (
    <p dir="auto" className="hidden-note wrap-anywhere">
      <span className="fact">Only you and the moderators still see what you wrote:</span>{' '}
      {'text' in own ? own.text : [own.title, own.details].filter(Boolean).join(' · ')}
    </p>
  )
}
