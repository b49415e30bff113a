import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '#components/layout/page'
import { OfferCards } from '#components/people/offer-cards'
import { AboutText } from '#components/site/about-text'
import { currentActor } from '#lib/auth/current'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import { getSiteTexts } from '#lib/site/queries'

export const metadata: Metadata = {
  title: 'Get involved',
  description: 'Help, give a talk or lend a room: three ways to make the next meeting with us.',
  alternates: { canonical: paths.getInvolved() },
}

export default async function GetInvolvedPage(): Promise<ReactNode> {
  const [site, texts] = await Promise.all([currentSite(), getSiteTexts(await currentActor())])
  return (
    <Page>
      <PageHeader
        kicker={site.name}
        title="Get involved"
        lead="Meetings like these are made by whoever comes. Three ways to make the next one with us."
      />
      <OfferCards />
      <div className="mt-12 sm:mt-16">
        <AboutText text={texts.call} under={1} />
      </div>
    </Page>
  )
}
