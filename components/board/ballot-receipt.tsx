'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import type { Id } from '#lib/board/state'
import type { BoardState } from './board-store.ts'
import { counted } from './words.ts'

/** One's own votes once they are cast: each topic with how many, in the order of the board. Null while they can change. */
export function receiptOf({
  view,
  me,
}: Pick<BoardState, 'view' | 'me'>): { id: Id; title: string; votes: number }[] | null {
  if (!me || view.voting || me.votes.length === 0) return null
  return view.topics.flatMap(({ id, title }) => {
    const votes = me.votes.filter((topicId) => topicId === id).length
    return votes > 0 ? [{ id, title, votes }] : []
  })
}

const sameText = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What became of one's ballot, to look up after voting; it stays on the closed board. */
export function BallotReceipt(): ReactNode {
  const receipt = useBoard(receiptOf, sameText)
  const closed = useBoard((state) => state.view.stage === 'closed')
  if (!receipt) return null
  const all = receipt.reduce((sum, { votes }) => sum + votes, 0)
  return (
    <details className="fold receipt" open={closed}>
      <summary>Your ballot: {counted(all, 'vote')}</summary>
      <ul>
        {receipt.map(({ id, title, votes }) => (
          <li key={id} dir="auto" className="wrap-anywhere">
            {title} <span className="fact text-muted">{counted(votes, 'vote')}</span>
          </li>
        ))}
      </ul>
      <p className="text-muted">Only you see this. It is what the board holds.</p>
    </details>
  )
}
