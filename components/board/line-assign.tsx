'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { Icon } from '#components/ui/icon'
import type { Id } from '#lib/board/state'
import type { LineView } from '#lib/board/view'
import { assignedText } from './words.ts'

/** Who does it, among the people on the board, and until which day. */
export function Assign({ ownerId, due }: { ownerId: Id | undefined; due: string | undefined }): ReactNode {
  const people = useBoard((state) => state.view.people)
  const there = people.some(({ id }) => id === ownerId)
  return (
    <div className="line-assign">
      <span className="select">
        <select name="ownerId" aria-label="Who does it" className="input" defaultValue={there ? ownerId : ''}>
          <option value="">Nobody yet</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      <label className="line-due">
        by
        <input type="date" name="due" aria-label="By which day" className="input" defaultValue={due} />
      </label>
    </div>
  )
}

/** "Ana, by December 1", beside an action. */
export function Assigned({ line }: { line: LineView }): ReactNode {
  const owner = useBoard(({ index }) => index.people.get(line.ownerId ?? '')?.name)
  const text = assignedText(owner, line.due)
  return text ? <span className="line-assigned fact">{text}</span> : null
}
