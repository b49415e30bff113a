'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { apart } from './words.ts'

/** Says who stands in for the moderator, and lets somebody do so when no moderator has been there for a minute. */
export function StandIn(): ReactNode {
  const deputyId = useBoard((state) => state.view.deputyId)
  const name = useBoard((state) => state.index.people.get(state.view.deputyId ?? '')?.name)
  const mine = useBoard((state) => deputyId !== null && state.me?.id === deputyId)
  const away = useBoard((state) => state.away && state.view.stage !== 'closed')
  const may = useBoard(({ me, viewer }) => me !== null && !me.guest && !me.removed && !me.moderator && viewer.going)
  if (!deputyId && !away) return null
  return (
    <div className="board-notice stand-in">
      <p>
        {away ? 'No moderator has been here for a minute. ' : ''}
        {away && !deputyId && !may ? 'Somebody who is signed in and has a seat can stand in.' : ''}
        {mine
          ? 'You stand in as moderator until a moderator is back.'
          : deputyId
            ? `${name ? apart(name) : 'Somebody'} stands in as moderator.`
            : ''}
      </p>
      {away && may ? (
        <ActButton size="small" className="needs-script" place="stand-in" order={{ type: 'take-over' }}>
          Stand in as moderator
        </ActButton>
      ) : null}
      <Said place="stand-in" />
    </div>
  )
}
