import type { ReactNode } from 'react'
import type { TopicLine } from '#components/events/topic-list'
import { Card } from '#components/ui/card'
import { Pips } from '#components/ui/pips'

/** The first topics of the next meeting as cards, in the order in which they stand. */
export function TopicCards({ topics }: { topics: readonly TopicLine[] }): ReactNode {
  return (
    <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {topics.map((topic) => (
        <Card key={topic.id} as="li" className="grid content-start gap-4">
          {topic.votes === undefined ? null : (
            <p className="flex items-center gap-3">
              <span className="heading text-title" aria-hidden="true">
                {topic.votes}
              </span>
              <Pips
                filled={topic.votes}
                own={topic.mine ? 1 : 0}
                label={`${topic.votes} ${topic.votes === 1 ? 'vote' : 'votes'}`}
              />
            </p>
          )}
          <h3 dir="auto" className="text-lead wrap-anywhere">
            {topic.title}
          </h3>
        </Card>
      ))}
    </ul>
  )
}
