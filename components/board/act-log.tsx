'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useBoard } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { UndoButton } from '#components/board/undo-button'
import { formatTime } from '#lib/date-format'
import { actText, undoneText } from './act-words.ts'

/** What moderators did, the latest first, for all to read. A moderator can take back the last of it. */
export function ActLog({ timeZone }: { timeZone: string }): ReactNode {
  const acts = useBoard((state) => state.view.acts)
  const undoable = useBoard((state) => state.view.undoable)
  const index = useBoard((state) => state.index)
  const removed = useBoard((state) => state.view.removed)
  const meId = useBoard((state) => state.me?.id)
  const moderator = useBoard((state) => state.me?.moderator === true)
  const list = useRef<HTMLOListElement>(null)
  // Undo goes to another act once it is done; whoever pressed it by key stays with the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks when the button has gone elsewhere
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.focus()
  }, [undoable])
  const people = new Map([...removed.map((person) => [person.id, person] as const), ...index.people])
  const names = { topics: index.topics, people }
  return (
    <>
      {acts.length === 0 ? <p className="text-muted">Nothing yet.</p> : null}
      <ol ref={list} tabIndex={-1} aria-label="Acts, the latest first" className="acts">
        {acts.toReversed().map((act) => {
          const text = actText(act, names, meId)
          return (
            <li key={act.id} className={act.undone ? 'undone' : ''}>
              <time dateTime={new Date(act.at).toISOString()} className="fact text-muted">
                {formatTime(new Date(act.at), timeZone)}
              </time>
              <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
                {text}
                {act.undone ? <span className="fact text-muted"> · {undoneText(act, names, meId)}</span> : null}
              </span>
              {moderator && act.id === undoable ? <UndoButton actId={act.id} text={text} variant="secondary" /> : null}
            </li>
          )
        })}
      </ol>
      <Said place="undo" />
    </>
  )
}
