import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { Board } from '#components/board/board'
import { NotFoundView } from '#components/layout/not-found-view'
import { SiteShell } from '#components/layout/site-shell'
import { isOrganizer } from '#lib/auth/actor'
import { currentActor, currentCookies, currentTheme } from '#lib/auth/current'
import { claimOf } from '#lib/board/identity'
import { getBoard } from '#lib/board/queries'
import { getEarlierOf } from '#lib/board/queries-carry'
import { env } from '#lib/env'
import { getEvent } from '#lib/events/queries'
import { setStatus } from '#lib/http/context'
import { sharedUrl } from '#lib/http/shared-url'
import { getFrequentTopics } from '#lib/notes/queries-similar'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import '../../../../../components/board/board.css'
import { titled } from '../../../../../components/layout/head.ts'

type Props = PageProps<'/events/[slug]/board'>

// Head and body ask for the same event; it is read once.
const readEvent = cache(async (slug: string) => getEvent(await currentActor(), slug))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const event = await readEvent((await params).slug)
  return { title: event ? `Board of ${titled(event.title)}` : 'Not found', robots: { index: false } }
}

export default async function BoardPage({ params, searchParams }: Props): Promise<ReactNode> {
  const actor = await currentActor()
  const event = await readEvent((await params).slug)
  const claim = event ? await claimOf(await currentCookies(), event.id) : null
  const board = event && claim ? await getBoard(claim, event.id) : null
  if (!event || !claim || !board?.ok) {
    setStatus(404)
    return (
      <SiteShell actor={actor} site={await currentSite()} theme={await currentTheme()}>
        <NotFoundView>We cannot find that board. Its event may have another address by now.</NotFoundView>
      </SiteShell>
    )
  }
  const { me, kind, present, now, going, joinCode, ...view } = board.value
  const member = actor.kind === 'member' ? { id: actor.id, name: actor.name } : null
  const organizer = isOrganizer(actor)
  const writesNotes = organizer || event.moderates
  const viewer = { member, moderator: kind === 'moderator', going, organizer, writesNotes }
  const { idea, all } = await searchParams
  const [earlier, frequent, { logoVersion }] = await Promise.all([
    getEarlierOf(claim, event.id, { ...view, kind }),
    view.proposing ? getFrequentTopics(actor, event.id) : [],
    currentSite(),
  ])
  const logoUrl = logoVersion === null ? null : paths.logo(logoVersion)
  const { slug, title, startsAt, endsAt, timeZone, hasTime, hasNotes } = event
  return (
    <Board
      first={{ boardId: event.id, now, present, viewer, view, me }}
      event={{
        id: event.id,
        slug,
        title,
        startsAt,
        endsAt,
        timeZone,
        hasTime,
        hasNotes,
        logoUrl,
        joinAddress: joinCode && sharedUrl(env()) + paths.joinBoard(joinCode),
      }}
      frequent={frequent}
      earlier={earlier}
      idea={typeof idea === 'string' ? idea.slice(0, 140) : ''}
      whole={all !== undefined}
    />
  )
}
