'use client'

import { type ReactNode, useMemo } from 'react'
import { isSecond } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { useFrequent } from '#components/board/suggestions'
import { isSameTopic } from '#lib/search/rules'

const most = 5

/** What this community talks about again and again, as long as it is not on the board. One click proposes it. */
export function FrequentTopics({ onPropose }: { onPropose: (title: string) => void }): ReactNode {
  const frequent = useFrequent()
  // Votes change the board all the time, titles now and then: only then is there something to compare.
  const titles = useBoard(({ view }) => view.topics.map(({ title }) => title).join('\n'))
  const left = useMemo(() => {
    const taken = titles.split('\n')
    return frequent.filter((title) => !taken.some((other) => isSameTopic(other, title))).slice(0, most)
  }, [frequent, titles])
  if (left.length === 0) return null
  return (
    <div className="frequent">
      <p className="fact text-muted">Often talked about here. One click proposes it:</p>
      <ul aria-label="Often talked about here">
        {left.map((title) => (
          <li key={title}>
            <button
              type="button"
              dir="auto"
              className="frequent-topic"
              aria-label={`Propose ${title}`}
              // The next one moves up to where this one stood, under the second click of a double one.
              onClick={(event) => {
                if (!isSecond(event)) onPropose(title)
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
