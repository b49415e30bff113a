import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '#components/layout/page'
import { Card } from '#components/ui/card'
import { TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { readDraft } from '#lib/http/drafts'
import { paths } from '#lib/paths'
import { returnPath } from '#lib/people/schema'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>): Promise<ReactNode> {
  const { to, draft: draftId } = await searchParams
  const target = returnPath.parse(to)
  if ((await currentActor()).kind === 'member') redirect(target ?? paths.settings())
  const draft = await readDraft(await currentBrowser(), 'sign-in', draftId)
  return (
    <Page width="narrow">
      <PageHeader title="Sign in" lead="No password. We send you a mail with a link and a code." />
      <Card>
        <form method="post" action={paths.api.signIn()} className="grid gap-5">
          <FormErrors failure={draft?.failure} />
          <input type="hidden" name="to" value={target ?? ''} />
          <TextInput
            name="email"
            type="email"
            label="Email"
            autoComplete="email"
            required
            defaultValue={draft?.values.email}
            errors={draft?.failure.fields?.email}
          />
          <SubmitButton wide>Send me the mail</SubmitButton>
          <p className="text-fine text-muted">New here? The same mail makes you a member.</p>
        </form>
      </Card>
    </Page>
  )
}
