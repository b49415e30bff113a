import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '#components/layout/page'
import { AboutText } from '#components/site/about-text'
import { currentActor } from '#lib/auth/current'
import { getSiteTexts } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Code of conduct' }

export default async function ConductPage(): Promise<ReactNode> {
  const texts = await getSiteTexts(await currentActor())
  return (
    <Page width="text">
      <PageHeader title="Code of conduct" />
      <AboutText text={texts.conduct} />
    </Page>
  )
}
