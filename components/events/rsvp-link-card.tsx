import type { ReactNode } from 'react'
import { CancelReason } from '#components/events/cancel-reason'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { Notice } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { TextLink } from '#components/ui/text-link'
import type { RsvpLinkView } from '#lib/events/queries'
import type { Draft } from '#lib/http/drafts'
import { paths } from '#lib/paths'

export type RsvpLinkCardProps = {
  token: string
  link: RsvpLinkView
  draft: Draft | null
  /** Whether the board still takes topics. */
  takesTopics: boolean
  /** What was just done; null on a first look. */
  done: string | null
  changing: boolean
  /** Identity of one change, so that a form sent twice is one. */
  changeId: string
  signedInAs: string | null
  past: boolean
}

/** The life of one RSVP behind its link: confirm, then change, cancel and undo. Plain forms, no JavaScript needed. */
export function RsvpLinkCard(props: RsvpLinkCardProps): ReactNode {
  const { link, draft, past } = props
  return (
    <Card as="section" className="grid gap-5">
      <FormErrors failure={draft?.failure} />
      {past ? (
        <>
          <p>This hour is over.</p>
          <ButtonLink href={paths.event(link.event.slug)}>To the event</ButtonLink>
        </>
      ) : link.event.status === 'cancelled' ? (
        <>
          <Notice tone="warning" title="This meeting was cancelled.">
            {link.event.cancelReason ? <CancelReason text={link.event.cancelReason} /> : null}
          </Notice>
          <ButtonLink href={paths.events()}>See what comes next</ButtonLink>
        </>
      ) : link.state === 'pending' ? (
        <Confirm {...props} />
      ) : link.state === 'cancelled' ? (
        <Undo {...props} />
      ) : (
        <Manage {...props} />
      )}
    </Card>
  )
}

function Action({ token, action, children }: { token: string; action: string; children: ReactNode }): ReactNode {
  return (
    <form method="post" action={paths.api.rsvp(token)} className="grid gap-5">
      <input type="hidden" name="action" value={action} />
      {children}
    </form>
  )
}

function NameAndTopic({
  link,
  draft,
  takesTopics,
  topicLabel,
}: Pick<RsvpLinkCardProps, 'link' | 'draft' | 'takesTopics'> & { topicLabel: string }): ReactNode {
  const fields = draft?.failure.fields
  if (!link.speaks) return <SignInForThat link={link} />
  return (
    <>
      <TextInput
        name="name"
        label="Your name"
        autoComplete="name"
        maxLength={60}
        required
        defaultValue={draft?.values.name ?? link.name}
        errors={fields?.name}
      />
      {takesTopics ? (
        <TextInput
          name="topic"
          label={topicLabel}
          hint="Goes onto the board under your name."
          optional
          maxLength={140}
          defaultValue={draft?.values.topic ?? link.topic}
          errors={fields?.topic}
        />
      ) : null}
    </>
  )
}

/** What stands in the place of name and topic, where the link does not speak for an account of somebody's own. */
function SignInForThat({ link }: Pick<RsvpLinkCardProps, 'link'>): ReactNode {
  return (
    <p>
      You come as <bdi>{link.name}</bdi>. Mails get forwarded, so this link changes no name and proposes no topic
      {link.topic ? (
        <>
          , not even <q dir="auto">{link.topic}</q>
        </>
      ) : null}
      . <TextLink href={paths.signIn(paths.board(link.event.slug))}>Sign in</TextLink> for that.
    </p>
  )
}

function Confirm({ token, link, draft, takesTopics, signedInAs }: RsvpLinkCardProps): ReactNode {
  const full = link.event.capacity !== null && link.event.going >= link.event.capacity
  return (
    <Action token={token} action="confirm">
      <p>
        {full
          ? 'All seats are taken. Confirm, and you are on the waitlist; a seat that gets free goes to the first who waits.'
          : 'Confirm, and the seat is yours; the invitation follows by mail.'}
        {link.first && !signedInAs ? ' You will be signed in here, so that you can vote.' : null}
      </p>
      <NameAndTopic link={link} draft={draft} takesTopics={takesTopics} topicLabel="What should we talk about?" />
      <SubmitButton wide>{full ? 'Confirm, and wait for a seat' : 'Confirm'}</SubmitButton>
    </Action>
  )
}

function Manage(props: RsvpLinkCardProps): ReactNode {
  const { token, link, done, changing } = props
  if (changing && link.speaks)
    return (
      <Action token={token} action="change">
        <input type="hidden" name="id" value={props.changeId} />
        <NameAndTopic link={link} draft={props.draft} takesTopics={props.takesTopics} topicLabel="Another topic" />
        <SubmitButton wide>Save</SubmitButton>
        <TextLink href={paths.rsvp(token)}>Leave it as it is</TextLink>
      </Action>
    )
  return (
    <>
      {link.state === 'going' ? (
        <Notice tone="success" title={done === 'undo' ? 'You have your seat back.' : 'You have a seat.'}>
          {done === 'confirm' ? 'The invitation is on its way to your mail.' : null}
          {done === 'change' ? 'Your change is saved.' : null}
          {done === 'bring' ? 'Your topic is on the board.' : null}
          {done === 'let-go' ? 'You let it go.' : null}
        </Notice>
      ) : (
        <Notice title={`You are number ${link.place ?? 1} on the waitlist.`}>
          {done === 'undo' ? 'Your seat has gone to somebody else meanwhile. ' : null}A seat that gets free goes to the
          first who waits, with a mail.
        </Notice>
      )}
      <ButtonLink href={paths.board(link.event.slug)} wide>
        See the topics and vote
      </ButtonLink>
      {link.speaks ? (
        <ButtonLink href={`${paths.rsvp(token)}?change=1`} variant="secondary" wide>
          Change name or add a topic
        </ButtonLink>
      ) : (
        <SignInForThat link={link} />
      )}
      <Action token={token} action="cancel">
        <SubmitButton variant="quiet" wide>
          I cannot come
        </SubmitButton>
      </Action>
    </>
  )
}

function Undo({ token, link }: RsvpLinkCardProps): ReactNode {
  const full = link.event.capacity !== null && link.event.going >= link.event.capacity
  return (
    <Action token={token} action="undo">
      <Notice title="You cancelled.">
        {full || link.event.waiting > 0
          ? 'Others have your seat or wait for it. Undo, and you wait at the head of the queue.'
          : 'Undo, and the seat is yours again.'}
      </Notice>
      <SubmitButton wide>Undo</SubmitButton>
    </Action>
  )
}
