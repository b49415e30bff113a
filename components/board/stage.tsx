'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { BoardTimer } from '#components/board/board-timer'
import { DetailsText } from '#components/board/details-text'
import { HiddenNote, HideButton, Moderate } from '#components/board/hidden'
import { Said } from '#components/board/said'
import { Speakers } from '#components/board/speakers'
import { RoundResult, Thumbs } from '#components/board/thumbs'
import { TimeboxButtons } from '#components/board/timebox-buttons'
import { authorOf } from '#components/board/topic-card'
import { TopicLines } from '#components/board/topic-lines'
import { TopicMerged } from '#components/board/topic-merged'
import { TopicOrigin } from '#components/board/topic-origin'
import { UndoLast } from '#components/board/undo-last'
import { EmptyCup } from '#components/ui/empty'
import type { Current } from '#lib/board/state'
import type { TopicView } from '#lib/board/view'
import { useSecondsLeft } from './use-countdown.ts'
import { byHand, clockText, counted, lengthText } from './words.ts'

/** What everybody looks at: the topic that is being discussed, or what comes next. A topic that follows at once begins anew. */
export function Stage(): ReactNode {
  const current = useBoard((state) => state.view.current)
  const topic = useBoard((state) => state.index.topics.get(state.view.current?.topicId ?? ''))
  return (
    <section aria-labelledby="stage" data-home="stage" className="card stage">
      {current && topic ? <OnStage key={current.topicId} current={current} topic={topic} /> : <NextUp />}
    </section>
  )
}

function OnStage({ current, topic }: { current: Current; topic: TopicView }): ReactNode {
  const { timebox } = current
  const author = useBoard((state) => authorOf(state, topic.id))
  const round = useBoard((state) => (state.view.round?.topicId === topic.id ? state.view.round : null))
  const moderator = useBoard((state) => state.me?.moderator === true)
  const over = useSecondsLeft(timebox) === 0 && timebox.endsAt !== null
  const facts = ['discussing now', topic.votes !== undefined && counted(topic.votes, 'vote'), author]
  return (
    <>
      <div className="stage-top speckled">
        <p dir="auto" className="fact text-muted">
          {facts.filter(Boolean).join(' · ')}
        </p>
        <h2
          id="stage"
          tabIndex={-1}
          dir="auto"
          className={topic.hidden ? 'stage-title heading-tight hidden-words' : 'stage-title heading-tight'}
        >
          {topic.title}
        </h2>
        {topic.hidden ? <HiddenNote id={topic.id} /> : null}
        <div className={moderator ? 'stage-turn moderated' : 'stage-turn'}>
          <div className="cup-room">
            <BoardTimer current={current} />
          </div>
          {over ? (
            <Thumbs timeboxId={timebox.id} />
          ) : (
            <p className="text-muted">
              {timebox.number === 1 ? 'timebox' : `${ordinal(timebox.number)} timebox`} of{' '}
              {lengthText(timebox.lengthMs / 1000)}
              {timebox.number > 1 ? <SpentSoFar current={current} spentMs={topic.spentMs} /> : null}
            </p>
          )}
          {round && !over ? <RoundResult round={round} /> : null}
          <TimeboxButtons current={current} />
        </div>
      </div>
      <Speakers topicId={topic.id} />
      <div className="stage-notes">
        {topic.carried ? <TopicOrigin topic={topic} carried={topic.carried} /> : null}
        <DetailsText details={topic.details} />
        {topic.merged ? <TopicMerged intoId={topic.id} merged={topic.merged} whole /> : null}
        <Moderate name={topic.title}>
          <HideButton
            what="topic"
            targetId={topic.id}
            hidden={topic.hidden === true}
            name={topic.title}
            place="board"
          />
        </Moderate>
        <h3 className="stage-notes-title">Notes</h3>
        <NoLinesYet topicId={topic.id} />
        <TopicLines topicId={topic.id} title={topic.title} />
      </div>
    </>
  )
}

/** Time on this topic, pauses left out, up to the end of the timebox. */
function SpentSoFar({ current, spentMs }: { current: Current; spentMs: number }): ReactNode {
  const { timebox, clockStartedAt } = current
  const left = useSecondsLeft(timebox) * 1000
  const running = timebox.endsAt === null || clockStartedAt === null ? 0 : timebox.endsAt - clockStartedAt - left
  return ` · ${clockText(spentMs + Math.max(0, running))} so far`
}

function ordinal(count: number): string {
  return ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth'][count] ?? `${count}th`
}

function NoLinesYet({ topicId }: { topicId: string }): ReactNode {
  const count = useBoard((state) => state.index.linesOf.get(topicId)?.length ?? 0)
  if (count > 0) return null
  return <p className="text-muted">What should be remembered? A note, a takeaway, a decision: one line each.</p>
}

/** Between two topics: the one at the top of the list is offered, and never starts by itself. */
function NextUp(): ReactNode {
  const next = useBoard((state) => state.view.topics.find((topic) => topic.status === 'open' && !topic.hidden))
  const moderator = useBoard((state) => state.me?.moderator === true)
  const anyDiscussed = useBoard((state) => state.view.topics.some((topic) => topic.status === 'discussed'))
  const round = useBoard((state) => state.view.round)
  const minutes = useBoard((state) => state.view.settings.ladder[0] ?? 300)
  if (!next)
    return (
      <div className="stage-top speckled">
        <EmptyCup className="w-28" />
        <h2 id="stage" tabIndex={-1} className="stage-title heading-tight">
          {anyDiscussed ? 'Everything is discussed.' : 'No topics yet.'}
        </h2>
        <p className="text-muted">
          {anyDiscussed ? 'Propose another one, or close the board.' : 'Propose one, and the discussion can begin.'}
        </p>
        {round ? <RoundResult round={round} /> : null}
        <UndoLast />
      </div>
    )
  const place = 'start next'
  return (
    <div className="stage-top speckled">
      <p className="fact text-muted">
        {anyDiscussed ? 'next in line' : 'first in line'}
        {next.placed ? byHand : ''}
      </p>
      <h2 id="stage" tabIndex={-1} dir="auto" className="stage-title heading-tight">
        {next.title}
      </h2>
      {next.votes === undefined ? null : <p className="fact text-muted">{counted(next.votes, 'vote')}</p>}
      <EmptyCup className="my-3 w-32" />
      {moderator ? (
        <div className="needs-script grid justify-items-center gap-2">
          <ActButton size="large" data-key="go" place={place} order={{ type: 'start-topic', topicId: next.id }}>
            Start, {lengthText(minutes)}
          </ActButton>
          <p className="text-muted">Or start another topic from the list.</p>
          <Said place={place} />
        </div>
      ) : (
        <p className="text-muted">The moderator starts the next topic.</p>
      )}
      {round ? <RoundResult round={round} /> : null}
      <UndoLast />
    </div>
  )
}
