import type { ReactNode } from 'react'
import { type TopicLine, TopicList } from '#components/events/topic-list'
import { Section } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'

export type TopicsView = {
  stage: 'before' | 'running' | 'closed'
  proposing: boolean
  voting: boolean
  topics: TopicLine[]
}

/** The board's topics on an event's page, with the way to propose and vote. Nothing for a past event without any. */
export function TopicsSoFar({
  board,
  slug,
  past,
}: {
  board: TopicsView | null
  slug: string
  past: boolean
}): ReactNode {
  if (!board || (board.topics.length === 0 && (past || board.stage === 'closed'))) return null
  const act = board.voting ? 'Vote on the board' : board.proposing ? 'Propose on the board' : 'See the board'
  return (
    <Section
      title={board.stage === 'closed' ? 'Topics' : 'Topics so far'}
      aside={board.topics.length > 0 ? <TextLink href={paths.board(slug)}>{act}</TextLink> : null}
    >
      {board.topics.length > 0 ? (
        <TopicList topics={board.topics} />
      ) : (
        <Empty action={<ButtonLink href={paths.board(slug)}>Propose a topic</ButtonLink>}>
          No agenda yet: the first topic is yours to propose.
        </Empty>
      )}
    </Section>
  )
}
