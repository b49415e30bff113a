import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { WallScreen } from '#components/board/wall-screen'
import { NotFoundView } from '#components/layout/not-found-view'
import { SiteShell } from '#components/layout/site-shell'
import { currentActor, currentTheme } from '#lib/auth/current'
import { getBoard } from '#lib/board/queries'
import { env } from '#lib/env'
import { getEvent } from '#lib/events/queries'
import { setStatus } from '#lib/http/context'
import { sharedUrl } from '#lib/http/shared-url'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import '../../../../../../components/board/wall-screen.css'

export const metadata: Metadata = { title: 'Wall screen', robots: { index: false } }

/** For a projector: what all may see, whoever's machine it hangs on. */
export default async function WallScreenPage({ params }: PageProps<'/events/[slug]/board/screen'>): Promise<ReactNode> {
  const visitor = { kind: 'visitor' } as const
  const event = await getEvent(visitor, (await params).slug)
  const board = event ? await getBoard({ sessionId: null, guest: null }, event.id) : null
  if (!event || !board?.ok) {
    setStatus(404)
    return (
      <SiteShell actor={await currentActor()} site={await currentSite()} theme={await currentTheme()}>
        <NotFoundView>We cannot find that board. Its event may have another address by now.</NotFoundView>
      </SiteShell>
    )
  }
  const { me: _me, kind: _kind, going: _going, present, now, joinCode, ...view } = board.value
  const viewer = { member: null, moderator: false, going: false }
  const address = sharedUrl(env()) + (joinCode ? paths.joinBoard(joinCode) : paths.board(event.slug))
  const { slug, title, startsAt, endsAt, hasTime, timeZone } = event
  return (
    <WallScreen
      first={{ boardId: event.id, now, present, viewer, view, me: null, publicly: true }}
      event={{ slug, title, startsAt, endsAt, hasTime, timeZone }}
      address={address}
    />
  )
}
