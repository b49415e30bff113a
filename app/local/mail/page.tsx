import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader } from '#components/layout/page'
import { LocalMailbox } from '#components/mail/local-mailbox'
import { markTokenPage, setStatus } from '#lib/http/context'
import { localOnly } from '#lib/http/local'
import { getLocalMail } from '#lib/mail/queries'

export const metadata: Metadata = { title: 'Mailbox' }

/** Everything that the site would have sent; local mode and this machine only. */
export default async function LocalMailPage(): Promise<ReactNode> {
  if (!localOnly().ok) {
    setStatus(404)
    return <NotFoundView />
  }
  markTokenPage()
  return (
    <Page width="text">
      <PageHeader
        kicker="Local mode"
        title="Mailbox"
        lead="Nothing leaves this machine. What the site would have sent stands here, newest first; reload to see more."
      />
      <LocalMailbox mails={await getLocalMail()} />
    </Page>
  )
}
