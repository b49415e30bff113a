import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader } from '#components/layout/page'
import { SubmitButton } from '#components/ui/submit-button'
import { TextLink } from '#components/ui/text-link'
import { markTokenPage, setStatus } from '#lib/http/context'
import { localOnly } from '#lib/http/local'
import { paths } from '#lib/paths'
import { getLocalPerson } from '#lib/people/queries'

export const metadata: Metadata = { title: 'Sign in' }

/** The ready-made sign-in links that `npm start` prints; local mode and this machine only. */
export default async function LocalSignInPage({ params }: PageProps<'/local/sign-in/[role]'>): Promise<ReactNode> {
  const { role } = await params
  if (!localOnly().ok || (role !== 'organizer' && role !== 'member')) {
    setStatus(404)
    return <NotFoundView />
  }
  const person = await getLocalPerson(role)
  if (!person) return <NobodyYet role={role} />
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

/** A community that began empty: how there comes to be somebody whom such a link can sign in. */
function NobodyYet({ role }: { role: 'organizer' | 'member' }): ReactNode {
  const organizer = (
    <>
      <code>npm run organizer -- you@example.org</code> makes an address an organizer and prints a link that signs in.
    </>
  )
  const member = (
    <>
      <TextLink href={paths.signIn()}>Sign in</TextLink> with any address; the mail is in the{' '}
      <TextLink href={paths.localMail()}>mailbox</TextLink>.
    </>
  )
  return (
    <Page width="narrow">
      <PageHeader
        kicker="Local mode"
        title={role === 'organizer' ? 'Nobody is an organizer yet' : 'Nobody is a member yet'}
        lead={role === 'organizer' ? organizer : member}
      />
    </Page>
  )
}
