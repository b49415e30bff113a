import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import { TextLink } from '#components/ui/text-link'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { env } from '#lib/env'
import { markTokenPage } from '#lib/http/context'
import { readDraft } from '#lib/http/drafts'
import { paths } from '#lib/paths'
import { getSignInRequest } from '#lib/people/queries'

export const metadata: Metadata = { title: 'Type the code' }

export default async function SignInCodePage({ searchParams }: PageProps<'/sign-in/code'>): Promise<ReactNode> {
  markTokenPage()
  const { request, draft: draftId } = await searchParams
  const browser = await currentBrowser()
  const open = await getSignInRequest(await currentActor(), request, browser)
  const draft = await readDraft(browser, 'sign-in-code', draftId)
  if (!open)
    return (
      <Page width="narrow">
        <PageHeader
          title="This sign-in has ended"
          lead="A code counts for ten minutes, five tries, and in the browser that asked for it."
        />
        <ButtonLink href={paths.signIn()}>Ask for a new mail</ButtonLink>
      </Page>
    )
  return (
    <Page width="narrow">
      <PageHeader
        title="Look into your mail"
        lead={
          <>
            We wrote to <strong className="wrap-anywhere">{open.email}</strong>. Press the link in it, or type its code
            here.
          </>
        }
      />
      <Card>
        <form method="post" action={paths.api.signInCode()} className="grid gap-5">
          <FormErrors failure={draft?.failure} />
          <input type="hidden" name="request" value={String(request)} />
          <TextInput
            name="code"
            label="Code"
            hint="Six digits"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            required
            className="font-mono"
            errors={draft?.failure.fields?.code}
          />
          {draft?.failure.code === 'name-needed' ? (
            <TextInput
              name="name"
              label="Your name"
              autoComplete="name"
              maxLength={60}
              required
              defaultValue={draft.values.name}
              errors={draft.failure.fields?.name}
            />
          ) : null}
          <SubmitButton wide>Sign in</SubmitButton>
        </form>
      </Card>
      {env().mode === 'local' ? (
        <p className="mt-6">
          This site runs in local mode: <TextLink href={paths.localMail()}>your mail is here</TextLink>.
        </p>
      ) : null}
    </Page>
  )
}
