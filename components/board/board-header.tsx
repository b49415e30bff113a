'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { ConnectionSign } from '#components/board/connection-sign'
import { Button } from '#components/ui/button'
import { Logo } from '#components/ui/logo'
import { LinkHint } from '#components/ui/nav-link'
import type { Instant } from '#lib/board/state'
import { formatTime } from '#lib/date-format'
import { paths } from '#lib/paths'
import { useMinute } from './use-countdown.ts'
import { counted, phaseNames } from './words.ts'

export type BoardEvent = {
  id: string
  slug: string
  title: string
  startsAt: string
  endsAt: string
  timeZone: string
  /** Whether its hour is known; of a day alone nobody can say what still fits. */
  hasTime: boolean
  hasNotes: boolean
  /** The short address by which people join. */
  joinAddress: string | null
  /** The community's own logo, where it has one. */
  logoUrl: string | null
}

/** The rim of the board: what this is, where the hour stands (it goes `until`), who is here, and Propose. */
export function BoardHeader({ event, until }: { event: BoardEvent; until: Instant | null }): ReactNode {
  const phase = useBoard((state) => state.view.phase)
  const present = useBoard((state) => state.present)
  const mayPropose = useBoard(({ view, me }) => view.proposing && me !== null && !me.removed)
  const openDialog = useDialog()
  const { practice } = useBoardLive()
  return (
    <header className="board-header">
      <Link
        href={practice ? paths.home() : paths.event(event.slug)}
        prefetch={false}
        className="board-logo relative"
        aria-label={practice ? 'Home' : `To the page of ${event.title}`}
      >
        {event.logoUrl ? (
          // biome-ignore lint/performance/noImgElement: the organizer's own file, already small, served by a route of ours
          <img src={event.logoUrl} alt="" width={40} height={40} className="size-10 object-contain" />
        ) : (
          <Logo className="size-8" />
        )}
        <LinkHint />
      </Link>
      <div className="board-name">
        <h1 dir="auto" className="heading">
          {event.title}
        </h1>
        <p className="fact text-muted">
          {phaseNames[phase].toLowerCase()}
          <HourFact event={event} until={until} />
        </p>
      </div>
      <div className="board-people fact">
        <button
          type="button"
          className="people-button touch"
          data-key="people"
          onClick={() => openDialog({ kind: 'people' })}
        >
          <span className="sr-only">People on this board: </span>
          {present} here
        </button>
        <InviteButton address={event.joinAddress} slug={event.slug} />
        <span className="needs-script">
          <ConnectionSign />
        </span>
      </div>
      {mayPropose ? (
        <Button
          size="small"
          className="board-propose needs-script"
          data-key="propose"
          onClick={() => openDialog({ kind: 'propose' })}
        >
          Propose
        </Button>
      ) : null}
    </header>
  )
}

function InviteButton({ address, slug }: { address: string | null; slug: string }): ReactNode {
  const closed = useBoard((state) => state.view.stage === 'closed')
  const openDialog = useDialog()
  if (closed || address === null) return null
  return (
    <button
      type="button"
      className="people-button touch needs-script"
      data-key="invite"
      onClick={() => openDialog({ kind: 'invite', address, slug })}
    >
      Invite
    </button>
  )
}

/** " · 18:27 · 33 minutes left", by the server's clock and in the event's zone. */
function HourFact({ event, until }: { event: BoardEvent; until: Instant | null }): ReactNode {
  const now = useMinute()
  const running = useBoard((state) => state.view.stage === 'running')
  const starts = Date.parse(event.startsAt)
  if (!running) return null
  const left = until === null ? 0 : Math.ceil((until - now) / 60_000)
  const during = now >= starts && left > 0
  return (
    <span className="hour-fact">
      {' · '}
      {formatTime(new Date(now), event.timeZone)}
      {during ? ` · ${counted(left, 'minute')} left` : ''}
    </span>
  )
}
