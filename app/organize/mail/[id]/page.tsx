import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { FollowMail } from '#components/mail/follow-mail'
import { MailFateNotice } from '#components/mail/mail-fate'
import { SenderRecords } from '#components/mail/sender-records'
import { TextLink } from '#components/ui/text-link'
import { currentActor } from '#lib/auth/current'
import { env } from '#lib/env'
import { setStatus } from '#lib/http/context'
import { getMailFate, getSender } from '#lib/mail/queries'
import { paths } from '#lib/paths'
import { statusOfKind } from '#lib/result'
import { mailKindLabel } from '../../../../components/desk/mail-kinds.ts'

export const metadata: Metadata = { title: 'Desk: a mail', robots: { index: false } }

export default async function MailFatePage({ params }: PageProps<'/organize/mail/[id]'>): Promise<ReactNode> {
  const { id } = await params
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeMailFate(id)))
  const [mail, sender] = await Promise.all([getMailFate(actor, id), getSender(actor)])
  if (!sender.ok) {
    setStatus(statusOfKind[sender.failure.kind])
    return <Refused {...sender.failure} />
  }
  if (!mail.ok) {
    setStatus(statusOfKind[mail.failure.kind])
    return <Refused {...mail.failure} />
  }
  const { kind, recipient, fate } = mail.value
  const open = fate === 'waiting' || fate === 'retrying'
  return (
    <Page width="desk">
      <DeskNav active="mail" />
      <PageHeader
        title={mailKindLabel(kind)}
        lead={
          <>
            To <span className="wrap-anywhere">{recipient}</span>
          </>
        }
      />
      <MailFateNotice mail={mail.value} mailbox={env().mode === 'local' ? paths.localMail() : null} />
      {open ? <FollowMail href={paths.organizeMailFate(id)} /> : null}
      {kind === 'test' ? (
        <Section title="Where it does not arrive">
          <SenderRecords {...sender.value} />
        </Section>
      ) : null}
      <p className="mt-10">
        <TextLink href={paths.organizeMail()}>Back to the mails</TextLink>
      </p>
    </Page>
  )
}
