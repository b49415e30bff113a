'use client'

import { type ReactNode, useEffect } from 'react'
import { ClockCup } from '#components/board/board-clock'
import { BoardProvider, useBoard } from '#components/board/board-context'
import { BoardTimer } from '#components/board/board-timer'
import { ConnectionSign } from '#components/board/connection-sign'
import { DiscussedRing } from '#components/board/discussed-ring'
import { progressOf } from '#components/board/voting-progress'
import { WallQueue } from '#components/board/wall-queue'
import { WallTitle } from '#components/board/wall-title'
import { contentId } from '#components/layout/skip-link'
import { EmptyCup } from '#components/ui/empty'
import { QrCode } from '#components/ui/qr-code'
import { formatTime } from '#lib/date-format'
import type { FirstSight } from './board-live.ts'
import { answeredText, outcomeText } from './round-words.ts'
import { useMinute } from './use-countdown.ts'
import type { MeetingEnd } from './use-finish-line.ts'
import { counted, withoutScheme } from './words.ts'

export type WallEvent = MeetingEnd & { title: string; startsAt: string }

/** The board for a wall: read from ten metres, nothing to click, nothing that not everybody may see. */
export function WallScreen({
  first,
  event,
  address,
}: {
  first: FirstSight
  event: WallEvent
  address: string
}): ReactNode {
  useScreenOn()
  return (
    <BoardProvider first={first}>
      <Wall>
        <header className="wall-head wall-mono">
          <h1 dir="auto">{event.title}</h1>
          <span>
            <WallClock timeZone={event.timeZone} />
            <ConnectionSign />
          </span>
        </header>
        <section className="wall-topic">
          <OnTheWall event={event} />
        </section>
        <aside className="wall-side">
          <WallQueue event={event} />
          <HowToJoin address={address} />
        </aside>
      </Wall>
    </BoardProvider>
  )
}

function Wall({ children }: { children: ReactNode }): ReactNode {
  const after = useBoard((state) => state.view.phase === 'closed')
  return (
    <main id={contentId} className={after ? 'wall speckled after' : 'wall speckled'}>
      {children}
    </main>
  )
}

/** What everybody looks at: the topic with its cup, what comes next, or where the hour stands. */
function OnTheWall({ event }: { event: WallEvent }): ReactNode {
  const current = useBoard((state) => state.view.current)
  const phase = useBoard((state) => state.view.phase)
  const topic = useBoard((state) => state.index.topics.get(state.view.current?.topicId ?? ''))
  if (phase === 'closed') return <TheHour event={event} />
  if (current && topic)
    return (
      <>
        <WallTitle title={topic.title} />
        <div className="wall-cup">
          <BoardTimer current={current} />
        </div>
        <Answers />
      </>
    )
  return phase === 'discussing' ? <UpNext /> : <Choosing />
}

/** The Roman vote in one line: how many have answered, then what it came to. */
function Answers(): ReactNode {
  const view = useBoard((state) => state.view)
  const { round, current } = view
  if (!round || round.id !== current?.roundId) return <p className="wall-word" />
  if (round.open) return <p className="wall-word">Another sip? {answeredText(round)}.</p>
  return <p className="wall-word">{round.outcome ? outcomeText(round.outcome, view) : ''}</p>
}

function UpNext(): ReactNode {
  const next = useBoard((state) => state.view.topics.find(({ status, hidden }) => status === 'open' && !hidden))
  return (
    <>
      <WallTitle title={next?.title ?? 'Everything is discussed.'} />
      <div className="wall-cup">
        <EmptyCup />
      </div>
      <p className="wall-word">{next ? 'next in line' : ''}</p>
    </>
  )
}

/** Proposing and voting: how many topics there are, how many people are done, and the time for it where there is one. */
function Choosing(): ReactNode {
  const topics = useBoard((state) => state.view.counts.topics)
  const voting = useBoard(({ view }) => view.voting && view.stage === 'running')
  const done = useBoard((state) => progressOf(state).done)
  const people = useBoard((state) => progressOf(state).people)
  const votesEach = useBoard((state) => state.view.settings.votesEach)
  const clock = useBoard((state) => state.view.clock)
  const [number, rest] = voting
    ? [done, `of ${people} have voted. ${counted(votesEach, 'vote')} each, on ${counted(topics, 'topic')}.`]
    : [topics, `${topics === 1 ? 'topic' : 'topics'} so far. Propose yours.`]
  return (
    <>
      <h2 className="heading-tight wall-title">{voting ? 'Give your votes.' : 'What shall we talk about?'}</h2>
      {clock ? (
        <div className="wall-cup">
          <ClockCup key={clock.id} className="board-cup" clock={clock} people={people} done={voting ? done : 0} />
        </div>
      ) : (
        <p className="wall-number">{number}</p>
      )}
      <p className="wall-word">{clock ? `${number} ${rest}` : rest}</p>
    </>
  )
}

function TheHour({ event }: { event: WallEvent }): ReactNode {
  return (
    <>
      <h2 className="heading-tight wall-title">Thank you for coming.</h2>
      <DiscussedRing event={event} />
    </>
  )
}

function HowToJoin({ address }: { address: string }): ReactNode {
  const closed = useBoard((state) => state.view.stage === 'closed')
  const locked = useBoard((state) => state.view.locked)
  if (closed || locked) return null
  const [host = '', ...rest] = withoutScheme(address).split(/(?=\/)/)
  const path = rest.join('')
  return (
    <div className="wall-join">
      <QrCode text={address} label={`QR code of ${withoutScheme(address)}`} className="wall-qr" />
      <p>
        Join, vote, raise a hand
        <br />
        <strong className="wall-mono wrap-anywhere">
          {host}
          <wbr />
          {path}
        </strong>
      </p>
    </div>
  )
}

function WallClock({ timeZone }: { timeZone: string }): ReactNode {
  return <time>{formatTime(new Date(useMinute()), timeZone)}</time>
}

/** Keeps the screen from going dark where the browser can do that; on plain http it cannot, and the machine's settings do. */
function useScreenOn(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let over = false
    const hold = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock?.request('screen').then(
        (held) => {
          if (over) void held.release()
          else lock = held
        },
        () => undefined,
      )
    }
    hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', hold)
      void lock?.release()
    }
  }, [])
}
