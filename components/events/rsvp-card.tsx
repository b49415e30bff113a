import type { ReactNode } from 'react'
import { RsvpForm } from '#components/events/rsvp-form'
import { MailSent } from '#components/people/mail-sent'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { Notice } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import type { EventPageView } from '#lib/events/view'
import type { Draft } from '#lib/http/drafts'
import { paths } from '#lib/paths'

/** What a signed-in member's buttons do; server actions come as props. */
export type MemberActs = { rsvp: (form: FormData) => Promise<void>; cancel: (form: FormData) => Promise<void> }

export type RsvpCardProps = {
  event: EventPageView
  past: boolean
  /** Whether its board is closed: the hour has been held, whatever the clock says. */
  closed: boolean
  /** Null for visitors, who get the form. */
  member: { name: string; acts: MemberActs } | null
  draft: Draft | null
  /** A mail was just sent. */
  sent: boolean
  /** A member's click was refused, since there were many within the hour. */
  later: boolean
  /** Where the local mailbox is; null in production. */
  mailbox: string | null
}

/** The card beside an event: how to come, or what one said. */
export function RsvpCard(props: RsvpCardProps): ReactNode {
  const { event, past, closed } = props
  const full = event.capacity !== null && event.going >= event.capacity
  const open = event.status === 'published' && !past && !closed
  const title = open
    ? full && !event.mine
      ? 'Join the waitlist'
      : event.mine && event.mine.status !== 'cancelled'
        ? 'You are expected'
        : 'Save a seat'
    : 'This hour is over'
  return (
    <Card as="section" id="rsvp" aria-labelledby="rsvp-title" className="scroll-mt-6">
      <h2 id="rsvp-title" className="mb-5 text-title">
        {event.status === 'cancelled' ? 'Cancelled' : event.status === 'draft' ? 'A draft' : title}
      </h2>
      {open ? <Answer {...props} full={full} /> : <Closed event={event} />}
    </Card>
  )
}

function Answer({ event, member, draft, sent, later, mailbox, full }: RsvpCardProps & { full: boolean }): ReactNode {
  if (sent && !member)
    return (
      <MailSent mailbox={mailbox} again={`${paths.event(event.slug)}#rsvp`}>
        We sent you a link. Behind it you confirm, then the invitation follows. Nothing happens before that.
      </MailSent>
    )
  if (!member) return <RsvpForm slug={event.slug} full={full} draft={draft} />
  return (
    <div className="grid gap-4">
      {later ? (
        <Notice tone="warning" title="Nothing was changed.">
          That was a lot within one hour. Please wait a while, then come back to it.
        </Notice>
      ) : null}
      <MemberAnswer event={event} name={member.name} acts={member.acts} full={full} />
    </div>
  )
}

function MemberAnswer({
  event,
  name,
  acts,
  full,
}: {
  event: EventPageView
  name: string
  acts: MemberActs
  full: boolean
}): ReactNode {
  const { mine } = event
  if (mine?.status === 'going' || mine?.status === 'waitlisted')
    return (
      <form action={acts.cancel} className="grid gap-4">
        <input type="hidden" name="eventId" value={event.id} />
        <input type="hidden" name="slug" value={event.slug} />
        {mine.status === 'going' ? (
          <Notice tone="success" title="You have a seat.">
            The invitation is in your mail.
          </Notice>
        ) : (
          <Notice title={`You are number ${mine.place ?? 1} on the waitlist.`}>
            A seat that gets free goes to the first who waits, with a mail.
          </Notice>
        )}
        <ButtonLink href={paths.board(event.slug)} wide>
          Go to the board
        </ButtonLink>
        <SubmitButton variant="quiet" wide>
          I cannot come
        </SubmitButton>
      </form>
    )
  return (
    <form action={acts.rsvp} className="grid gap-4">
      <input type="hidden" name="eventId" value={event.id} />
      <input type="hidden" name="slug" value={event.slug} />
      <p>
        You are signed in as <strong dir="auto">{name}</strong>, so one click does it.
      </p>
      <SubmitButton wide>{full ? 'Join the waitlist' : 'Save my seat'}</SubmitButton>
      <p className="text-fine text-muted">The invitation comes by mail. Topics go straight onto the board.</p>
    </form>
  )
}

function Closed({ event }: { event: EventPageView }): ReactNode {
  if (event.status === 'cancelled')
    return (
      <div className="grid gap-4">
        <p>This meeting does not take place.</p>
        <NextOnes />
      </div>
    )
  if (event.status === 'draft') return <p>Only organizers see this page. Publish it, and people can save a seat.</p>
  return (
    <div className="grid gap-4">
      <p>{event.hasNotes ? 'What was said is in the notes.' : 'Nobody has written notes yet.'}</p>
      {event.hasNotes ? (
        <ButtonLink href={paths.notes(event.slug)} wide>
          Read the notes
        </ButtonLink>
      ) : null}
      <NextOnes />
    </div>
  )
}

function NextOnes(): ReactNode {
  return (
    <ButtonLink href={paths.events()} variant="secondary" wide>
      See what comes next
    </ButtonLink>
  )
}
