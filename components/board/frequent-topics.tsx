'use client'

import { type ReactNode, useMemo } from 'react'
import { useBoard } from '#components/board/board-context'
import { useSuggestions } from '#components/board/suggestions'
import { isSameTopic } from '#lib/search/rules'

const most = 5

/** What this community talks about again and again, as long as it is not on the board. A click begins a topic with it. */
export function FrequentTopics({ onChoose }: { onChoose: (title: string) => void }): ReactNode {
  const { frequent } = useSuggestions()
  // Votes change the board all the time, titles now and then: only then is there something to compare.
  const titles = useBoard(({ view }) => view.topics.map(({ title }) => title).join('\n'))
  const left = useMemo(() => {
    const taken = titles.split('\n')
    return frequent.filter((title) => !taken.some((other) => isSameTopic(other, title))).slice(0, most)
  }, [frequent, titles])
  if (left.length === 0) return null
  return (
    <div className="frequent">
      <p className="fact text-muted">Often talked about here:</p>
      <ul aria-label="Often talked about here">
        {left.map((title) => (
          <li key={title}>
            <button type="button" dir="auto" className="frequent-topic" onClick={() => onChoose(title)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
