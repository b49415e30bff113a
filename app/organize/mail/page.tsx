import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeskTime } from '#components/desk/desk-time'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { Empty } from '#components/ui/empty'
import { Table } from '#components/ui/table'
import { currentActor } from '#lib/auth/current'
import { zoneName } from '#lib/dates'
import { setStatus } from '#lib/http/context'
import { getFailedMails } from '#lib/mail/queries'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import { mailKindLabel } from '../../../components/desk/mail-kinds.ts'

export const metadata: Metadata = { title: 'Desk: mail', robots: { index: false } }

export default async function MailPage(): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeMail()))
  const mails = await getFailedMails(actor)
  if (!mails.ok) {
    setStatus(403)
    return <Refused message={mails.failure.message} />
  }
  const zone = actor.timeZone ?? (await currentSite()).timeZone
  return (
    <Page>
      <DeskNav active="mail" />
      <PageHeader title="Mail" lead={mails.value.length > 0 ? stopped : null} />
      <Table
        caption={`${mails.value.length === 1 ? '1 mail' : `${mails.value.length} mails`}, latest first, in ${zoneName(zone)}`}
        showCaption
        empty={
          <Empty>
            Every mail has been taken so far. What cannot be delivered will be listed here, with the reason.
          </Empty>
        }
        columns={[{ label: 'Mail' }, { label: 'To' }, { label: 'When' }, { label: 'Reason' }]}
        rows={mails.value.map(({ id, kind, recipient, failedAt, lastError }) => ({
          key: id,
          cells: [
            <span key="kind" className="font-semibold">
              {mailKindLabel(kind)}
            </span>,
            <span key="to" className="wrap-anywhere">
              {recipient}
            </span>,
            failedAt ? <DeskTime key="when" at={failedAt} zone={zone} /> : null,
            <span key="reason" className="wrap-anywhere">
              {lastError ?? 'No reason was given.'}
            </span>,
          ],
        }))}
      />
    </Page>
  )
}

const stopped =
  'These could not be delivered, and the site has stopped trying. Whoever waits for one has to hear from you another way.'
