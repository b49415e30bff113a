import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { StillInterested } from '#components/board/still-interested'
import { RsvpLinkCard } from '#components/events/rsvp-link-card'
import { When } from '#components/events/when'
import { Page, PageHeader } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { Facts } from '#components/ui/facts'
import { readerZone } from '#lib/auth/actor'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { getTopicsOf } from '#lib/board/queries'
import { getCarryQuestions } from '#lib/board/queries-carry'
import { getRsvpLink } from '#lib/events/queries'
import { isPast, placeLabel } from '#lib/events/view'
import { markTokenPage, setStatus } from '#lib/http/context'
import { readDraft } from '#lib/http/drafts'
import { statusOf } from '#lib/http/problem'
import { newId } from '#lib/ids'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'Your RSVP' }

/** Shows what the link's buttons will do, and to whom. Opening it changes nothing (rule 5). */
export default async function RsvpPage({ params, searchParams }: PageProps<'/rsvp/[token]'>): Promise<ReactNode> {
  markTokenPage()
  const { token } = await params
  const { done, draft: draftId, change } = await searchParams
  const actor = await currentActor()
  const link = await getRsvpLink(actor, token)
  if (!link.ok) {
    setStatus(statusOf(link.failure))
    return (
      <Page width="narrow">
        <PageHeader title="This link does not work" lead={link.failure.message} />
        <ButtonLink href={paths.events()}>See the events</ButtonLink>
      </Page>
    )
  }
  const { event } = link.value
  const past = isPast(event, new Date())
  const board = await getTopicsOf(actor, event.id)
  const { personId, speaks, state } = link.value
  const asks =
    personId !== null && !past && event.status === 'published' && (state === 'going' || state === 'waitlisted')
  const questions = asks ? await getCarryQuestions(actor, { eventId: event.id, personId, speaks }) : null
  const draft = await readDraft(await currentBrowser(), 'rsvp-link', draftId)
  return (
    <Page width="narrow">
      <PageHeader kicker="Your RSVP" title={event.title} />
      <Facts
        items={[
          { label: 'When', value: <When event={event} past={past} readerZone={readerZone(actor)} /> },
          { label: 'Where', value: <span dir="auto">{placeLabel(event, past)}</span> },
          { label: 'You', value: <span className="wrap-anywhere">{link.value.email}</span> },
        ]}
      />
      <div className="mt-8">
        <RsvpLinkCard
          token={token}
          link={link.value}
          draft={draft}
          takesTopics={board?.stage !== 'closed'}
          done={typeof done === 'string' ? done : null}
          changeId={draft?.values.id || newId()}
          changing={change !== undefined || draft?.values.action === 'change'}
          signedInAs={actor.kind === 'member' ? actor.email : null}
          past={past}
        />
        {questions && board?.stage !== 'closed' ? (
          <StillInterested
            questions={questions}
            token={token}
            slug={event.slug}
            ids={questions.waiting.map(() => newId())}
          />
        ) : null}
      </div>
    </Page>
  )
}
