import type { ReactNode } from 'react'
import { Pips } from '#components/ui/pips'

export type TopicLine = { id: string; title: string; votes?: number; mine: boolean }

/** Topics as lines: the number of votes where anybody may see it, the title, a dot a vote, one's own in the colour of now. */
export function TopicList({ topics }: { topics: readonly TopicLine[] }): ReactNode {
  return (
    <ol className="border-line border-t">
      {topics.map((topic) => (
        <li key={topic.id} className="flex items-center gap-4 border-line border-b py-4">
          {topic.votes === undefined ? null : (
            <span className="heading w-8 shrink-0 text-lead">
              {topic.votes}
              <span className="sr-only"> {topic.votes === 1 ? 'vote' : 'votes'}: </span>
            </span>
          )}
          <span dir="auto" className="min-w-0 flex-1 text-lead wrap-anywhere">
            {topic.title}
          </span>
          {topic.votes ? (
            <Pips
              filled={topic.votes}
              own={topic.mine ? 1 : 0}
              label={`${topic.votes} ${topic.votes === 1 ? 'vote' : 'votes'}${topic.mine ? ', one is yours' : ''}`}
            />
          ) : null}
        </li>
      ))}
    </ol>
  )
}
