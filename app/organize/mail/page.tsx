import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { Pager } from '#components/desk/pager'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { FailedMails } from '#components/mail/failed-mails'
import { MailCounts } from '#components/mail/mail-counts'
import { SubmitButton } from '#components/ui/submit-button'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { getFailedMails, getMailCounts } from '#lib/mail/queries'
import { paths } from '#lib/paths'
import { statusOfKind } from '#lib/result'
import { currentSite } from '#lib/site/current'
import { pageNumber } from '#lib/text'
import { again, tryOut } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: mail', robots: { index: false } }

export default async function MailPage({ searchParams }: PageProps<'/organize/mail'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeMail()))
  const wanted = pageNumber.parse((await searchParams).page)
  const [mails, counts] = await Promise.all([getFailedMails(actor, wanted), getMailCounts(actor)])
  if (!mails.ok) {
    setStatus(statusOfKind[mails.failure.kind])
    return <Refused {...mails.failure} />
  }
  if (!counts.ok) {
    setStatus(statusOfKind[counts.failure.kind])
    return <Refused {...counts.failure} />
  }
  const zone = actor.timeZone ?? (await currentSite()).timeZone
  return (
    <Page>
      <DeskNav active="mail" />
      <PageHeader title="Mail" lead={mails.value.mails.length > 0 ? stopped : null} />
      <FailedMails mails={mails.value.mails} zone={zone} again={again} />
      <Pager page={mails.value.page} pages={mails.value.pages} href={(page) => paths.organizeMail({ page })} />
      <Section title="Do mails of this site arrive?">
        <ActionForm action={tryOut} fields={{}} className="grid max-w-[40rem] justify-items-start gap-4">
          <p>
            A test mail goes to your own address, <span className="wrap-anywhere">{actor.email}</span>, and the next
            page follows it: what the mail server said, and what to look at where it does not arrive.
          </p>
          <SubmitButton variant="secondary">Send me a test mail</SubmitButton>
        </ActionForm>
      </Section>
      {counts.value.length > 0 ? (
        <Section title="The last 30 days">
          <MailCounts counts={counts.value} />
        </Section>
      ) : null}
    </Page>
  )
}

const stopped =
  'These could not be delivered, and the site has stopped trying. Send one again once the reason is gone; what is no longer true by then stays unsent.'
