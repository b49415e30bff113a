import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '#components/layout/page'
import { ForgetForm } from '#components/transfer/forget-form'
import { Prose } from '#components/transfer/privacy-text'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { Notice } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { currentActor } from '#lib/auth/current'
import { paths } from '#lib/paths'
import { getForgetting } from '#lib/transfer/queries'
import { deleteMe } from './actions.ts'

export const metadata: Metadata = { title: 'Delete me', robots: { index: false } }

export default async function DeletePage({ searchParams }: PageProps<'/settings/delete'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind !== 'member') return (await searchParams).done ? <Deleted /> : redirect(paths.signIn(paths.forgetMe()))
  const { recent, lastOrganizer } = await getForgetting(actor)
  return (
    <Page width="text">
      <PageHeader title="Delete me" kicker={<span className="wrap-anywhere">{actor.email}</span>} />
      <Prose>
        <p>This cannot be undone. It happens at once:</p>
        <ul>
          <li>Your address, name, settings and sessions are deleted, and every record of a mail to you.</li>
          <li>
            Your seats at coming events go to whoever waits. Your calendar is told, and a last mail says that it is
            done.
          </li>
          <li>
            What you proposed, wrote and voted on boards stays, since others talked about it, but without your name:
            nobody can tell any more that it was you.
          </li>
          <li>If others wrote your name into their texts, it stays there. Ask the organizers to change those.</li>
        </ul>
      </Prose>
      <div className="mt-8">
        {lastOrganizer ? (
          <Notice tone="warning" title="You are the last organizer.">
            <p>Somebody has to run this site. Make another person organizer first; then you can be deleted.</p>
          </Notice>
        ) : recent ? (
          <Card>
            <ForgetForm action={deleteMe} />
          </Card>
        ) : (
          <Card>
            <p className="mb-5">
              Please sign in again first. A browser that was left open must not be able to delete you, and the mail
              shows that the address is still yours.
            </p>
            <form method="post" action={paths.api.signIn()}>
              <input type="hidden" name="email" value={actor.email} />
              <input type="hidden" name="to" value={paths.forgetMe()} />
              <SubmitButton>Send me the mail</SubmitButton>
            </form>
          </Card>
        )}
      </div>
    </Page>
  )
}

function Deleted(): ReactNode {
  return (
    <Page width="narrow">
      <PageHeader
        title="You are deleted"
        lead="A last mail says so. Thank you for the coffee; you are welcome to come back."
      />
      <ButtonLink href={paths.home()}>Go to the start</ButtonLink>
    </Page>
  )
}
