import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '#components/layout/page'
import { AddressLink } from '#components/people/address-link'
import { FormErrors } from '#components/ui/form-errors'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { markTokenPage } from '#lib/http/context'
import { readDraft } from '#lib/http/drafts'
import { getAddressLink } from '#lib/people/queries-account'

export const metadata: Metadata = { title: 'Another address' }

export default async function AddressPage({ params, searchParams }: PageProps<'/address/[token]'>): Promise<ReactNode> {
  markTokenPage()
  const { token } = await params
  const link = await getAddressLink(await currentActor(), token)
  const draft = await readDraft(await currentBrowser(), 'address-change', (await searchParams).draft)
  if (!link)
    return (
      <Page width="narrow">
        <PageHeader
          title="This link is incomplete"
          lead="Copy all of it from the mail, or ask for a new one in your settings."
        />
      </Page>
    )
  return (
    <Page width="narrow">
      <FormErrors failure={draft?.failure} />
      <AddressLink link={link} token={token} />
    </Page>
  )
}
