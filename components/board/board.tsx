'use client'

import { type ReactNode, useRef } from 'react'
import { ActLogButton } from '#components/board/act-log-button'
import { BallotReceipt } from '#components/board/ballot-receipt'
import { ChoosingCup } from '#components/board/board-clock'
import { BoardProvider, useBoard } from '#components/board/board-context'
import { BoardDialogs, useDialog } from '#components/board/board-dialogs'
import { type BoardEvent, BoardHeader } from '#components/board/board-header'
import { BoardKeys } from '#components/board/board-keys'
import { ClosedSummary } from '#components/board/closed-summary'
import { EarlierProvider } from '#components/board/earlier'
import { EarlierTopics } from '#components/board/earlier-topics'
import { ExportLinks } from '#components/board/export-links'
import { JoinForm } from '#components/board/join-form'
import { MissedNotice } from '#components/board/missed-notice'
import { PhaseBar } from '#components/board/phase-bar'
import { Queue } from '#components/board/queue'
import { LiveRegion, Said } from '#components/board/said'
import { SignalGiver } from '#components/board/signal-giver'
import { SignalsButton } from '#components/board/signals-button'
import { Stage } from '#components/board/stage'
import { StandIn } from '#components/board/stand-in'
import { Suggestions } from '#components/board/suggestions'
import { TopicForm } from '#components/board/topic-form'
import { TopicList } from '#components/board/topic-list'
import { useReleasedNews } from '#components/board/topic-merged'
import { VotesLeft } from '#components/board/votes-left'
import { contentId } from '#components/layout/skip-link'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import type { Instant } from '#lib/board/state'
import type { Earlier } from '#lib/board/view-carry'
import { AskedWhole } from './asked-whole.ts'
import type { FirstSight } from './board-live.ts'
import type { BoardServer } from './board-server.ts'
import { useUntil } from './use-finish-line.ts'
import { useFocusHome } from './use-focus-home.ts'
import { whoSeesVotes } from './words.ts'

/** The board of an event: the server's picture at once, live from then on. */
export function Board({
  first,
  event,
  idea = '',
  serve,
  notice,
  frequent = [],
  earlier,
  whole = false,
}: {
  first: FirstSight
  event: BoardEvent
  /** Who decides about a practice board. */
  serve?: () => BoardServer
  /** What is said above all else. */
  notice?: ReactNode
  /** A topic that somebody came with, ready to be proposed. */
  idea?: string
  /** What this community often talks about. */
  frequent?: readonly string[]
  /** What the board has of earlier ones. A practice board has none. */
  earlier?: Earlier
  /** With all topics from the start, however many. */
  whole?: boolean
}): ReactNode {
  return (
    <BoardProvider first={first} serve={serve}>
      <EarlierProvider first={earlier}>
        <Suggestions frequent={frequent}>
          <AskedWhole value={whole}>
            <BoardDialogs>
              <BoardShell event={event} idea={idea} notice={notice} />
            </BoardDialogs>
          </AskedWhole>
        </Suggestions>
      </EarlierProvider>
    </BoardProvider>
  )
}

function BoardShell({ event, idea, notice }: { event: BoardEvent; idea: string; notice: ReactNode }): ReactNode {
  const phase = useBoard((state) => state.view.phase)
  const cancelled = useBoard((state) => state.view.cancelled)
  const board = useRef<HTMLDivElement>(null)
  const until = useUntil(event)
  useFocusHome(board, contentId)
  useReleasedNews()
  return (
    <div ref={board} className="board">
      <BoardHeader event={event} until={until} />
      {notice}
      {cancelled ? (
        <aside className="board-notice" aria-label="Cancelled">
          This meeting is cancelled. The board can be read; nothing on it changes any more.
        </aside>
      ) : null}
      <noscript>
        <p className="board-notice fact">Without JavaScript this shows the board as it was when the page was loaded.</p>
      </noscript>
      <main id={contentId} tabIndex={-1} className="board-main">
        <div className="board-top">
          {cancelled ? null : <PhaseBar />}
          {cancelled ? null : <StandIn />}
          <MissedNotice />
          <Said place="board" />
          <JoinForm slug={event.slug} />
        </div>
        {phase === 'closed' ? (
          <ClosedSummary event={event} />
        ) : phase === 'discussing' && !cancelled ? (
          <Discussing until={until} timeZone={event.timeZone} />
        ) : (
          <Choosing idea={idea} still={cancelled} />
        )}
        <BallotReceipt />
        <div className="board-feet">
          <ActLogButton timeZone={event.timeZone} />
          <SignalsButton />
          <BoardKeys />
          <ExportLinks />
        </div>
      </main>
      <LiveRegion />
      <SignalGiver />
    </div>
  )
}

/** Collecting and voting: one's votes and a place to propose at the side, before the topics, of which there may be hundreds. */
function Choosing({ idea, still }: { idea: string; still: boolean }): ReactNode {
  const proposing = useBoard(({ view, me }) => view.proposing && me !== null && !me.removed)
  const hidden = useBoard((state) => state.view.votesHidden)
  const named = useBoard((state) => state.view.settings.votesNamed)
  const voting = useBoard((state) => state.view.voting)
  const running = useBoard((state) => state.view.stage === 'running')
  const openDialog = useDialog()
  return (
    <div className="board-body board-choosing">
      <div className="board-side">
        {still ? null : <ChoosingCup />}
        {still ? null : <VotesLeft />}
        {proposing ? (
          <Card as="section" aria-label="Propose a topic" className="side-propose needs-script">
            <TopicForm scope="side" idea={idea} />
          </Card>
        ) : null}
        {still ? null : <EarlierTopics />}
        {voting || still ? null : <p className="side-word text-muted">{notVoting(running)}</p>}
      </div>
      <TopicList
        status="open"
        title="Topics"
        aside={still ? undefined : whoSeesVotes(hidden, named)}
        grid
        empty={
          <>
            <p>{still ? 'Nothing was proposed.' : 'Nothing proposed yet. What would you like to talk about?'}</p>
            {proposing ? (
              <Button className="needs-script mt-4" onClick={() => openDialog({ kind: 'propose' })}>
                Propose the first topic
              </Button>
            ) : null}
          </>
        }
      />
      <AlreadyDiscussed />
      <Parked grid />
    </div>
  )
}

/** Why there is nothing to vote with. */
function notVoting(running: boolean): string {
  return running
    ? 'Topics are collected now, so votes rest. What was voted counts; the moderator opens voting again.'
    : 'Voting opens when the moderator says so.'
}

function AlreadyDiscussed(): ReactNode {
  const any = useBoard((state) => state.view.topics.some(({ status }) => status === 'discussed'))
  return any ? <TopicList status="discussed" title="Discussed" grid /> : null
}

/** What was put aside, in every phase; nothing where nothing was. */
function Parked({ grid = false }: { grid?: boolean }): ReactNode {
  const any = useBoard((state) => state.view.topics.some(({ status }) => status === 'parked'))
  return any ? <TopicList status="parked" title="Parked" grid={grid} /> : null
}

/** The three columns. On a phone the stage stands first. */
function Discussing({ until, timeZone }: { until: Instant | null; timeZone: string }): ReactNode {
  return (
    <div className="board-body board-discussing">
      <Stage />
      <Queue until={until} timeZone={timeZone} />
      <TopicList status="discussed" title="Discussed" empty="Nothing yet. The hour is young." />
      <Parked />
    </div>
  )
}
