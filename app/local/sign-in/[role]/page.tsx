import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader } from '#components/layout/page'
import { SubmitButton } from '#components/ui/submit-button'
import { markTokenPage, setStatus } from '#lib/http/context'
import { localOnly } from '#lib/http/local'
import { paths } from '#lib/paths'
import { getLocalPerson } from '#lib/people/queries'

export const metadata: Metadata = { title: 'Sign in' }

/** The ready-made sign-in links that `npm start` prints; local mode and this machine only. */
export default async function LocalSignInPage({ params }: PageProps<'/local/sign-in/[role]'>): Promise<ReactNode> {
  const { role } = await params
  const person = localOnly().ok && (role === 'organizer' || role === 'member') ? await getLocalPerson(role) : null
  if (!person) {
    setStatus(404)
    return <NotFoundView />
  }
  markTokenPage()
  return (
    <Page width="narrow">
      <PageHeader
        kicker="Local mode"
        title="Sign in"
        lead={
          <>
            You will be signed in as <strong dir="auto">{person.name}</strong>,{' '}
            {role === 'organizer' ? 'an organizer' : 'a member'} of the sample community.
          </>
        }
      />
      <form method="post" action={paths.api.localSignIn()}>
        <input type="hidden" name="role" value={role} />
        <SubmitButton>Sign in</SubmitButton>
      </form>
    </Page>
  )
}
