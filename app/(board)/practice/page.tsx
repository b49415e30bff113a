import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { PracticeBoard } from '#components/board/practice-board'
import { currentActor } from '#lib/auth/current'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import '../../../components/board/board.css'

export const metadata: Metadata = { title: 'Practice board', robots: { index: false } }

/** A rehearsal for whoever moderates the first time. It runs in the browser, by the community's own settings. */
export default async function PracticePage(): Promise<ReactNode> {
  const actor = await currentActor()
  const { board, timeZone, logoVersion } = await currentSite()
  return (
    <PracticeBoard
      name={actor.kind === 'member' ? actor.name : 'You'}
      settings={board}
      now={Date.now()}
      timeZone={timeZone}
      logoUrl={logoVersion === null ? null : paths.logo(logoVersion)}
    />
  )
}
