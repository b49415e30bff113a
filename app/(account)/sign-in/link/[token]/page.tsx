import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { markTokenPage } from '#lib/http/context'
import { readDraft } from '#lib/http/drafts'
import { paths } from '#lib/paths'
import { getSignInLink } from '#lib/people/queries'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInLinkPage({
  params,
  searchParams,
}: PageProps<'/sign-in/link/[token]'>): Promise<ReactNode> {
  markTokenPage()
  const { token } = await params
  const actor = await currentActor()
  const link = await getSignInLink(actor, token)
  const draft = await readDraft(await currentBrowser(), 'sign-in-link', (await searchParams).draft)
  if (!link)
    return (
      <Page width="narrow">
        <PageHeader
          title="This link has ended"
          lead="It counts once, for ten minutes. Ask for a new one; it takes a moment."
        />
        <ButtonLink href={paths.signIn()}>Ask for a new mail</ButtonLink>
      </Page>
    )
  return (
    <Page width="narrow">
      <PageHeader
        title="Sign in"
        lead={
          <>
            You will be signed in as <strong dir="auto">{link.name || 'somebody new'}</strong>, with{' '}
            <strong className="wrap-anywhere">{link.email}</strong>.
          </>
        }
      />
      <Card>
        <form method="post" action={paths.api.signInLink()} className="grid gap-5">
          <FormErrors failure={draft?.failure} />
          <input type="hidden" name="token" value={token} />
          {link.name === null ? (
            <TextInput
              name="name"
              label="Your name"
              hint="Under this name people see you."
              autoComplete="name"
              maxLength={60}
              required
              defaultValue={draft?.values.name}
              errors={draft?.failure.fields?.name}
            />
          ) : null}
          <SubmitButton wide>Sign in on this device</SubmitButton>
          {actor.kind === 'member' ? (
            <p className="text-fine text-muted">
              You are signed in as <bdi>{actor.name}</bdi> now; this takes its place.
            </p>
          ) : null}
        </form>
      </Card>
    </Page>
  )
}
