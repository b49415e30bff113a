import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { HowItGoes } from '#components/events/how-it-goes'
import { Page, PageHeader, Section } from '#components/layout/page'
import { AboutText } from '#components/site/about-text'
import { JoinIn } from '#components/site/join-in'
import { SiteFacts } from '#components/site/site-facts'
import { TextLink } from '#components/ui/text-link'
import { currentActor } from '#lib/auth/current'
import { zoneName } from '#lib/date-format'
import { paths } from '#lib/paths'
import { getLibrary } from '#lib/resources/queries'
import { currentSite } from '#lib/site/current'
import { getSiteTexts } from '#lib/site/queries'

export const metadata: Metadata = {
  title: 'About',
  description: 'Who we are, how an hour of Lean Coffee goes, and how to join in.',
  alternates: { canonical: paths.about() },
}

export default async function AboutPage(): Promise<ReactNode> {
  const actor = await currentActor()
  const [site, texts, library] = await Promise.all([currentSite(), getSiteTexts(actor), getLibrary(actor, 'book')])
  const books = library.shelves[0]?.resources.length ?? 0
  return (
    <Page>
      <PageHeader
        kicker={[site.frequency, zoneName(site.timeZone)].filter(Boolean).join(' · ')}
        title={`About ${site.name}`}
        lead={site.tagline}
      />
      <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <AboutText text={texts.about} under={1} />
          {books > 0 ? (
            <p className="mt-6">
              <TextLink href={paths.resources('book')}>
                {books === 1 ? 'The book in our library' : `All ${books} books in our library`}
              </TextLink>
            </p>
          ) : null}
        </div>
        <SiteFacts site={site} />
      </div>
      <Section id="format" title="How Lean Coffee works here">
        {texts.format.markdown ? <AboutText text={texts.format} /> : <HowItGoes />}
      </Section>
      {texts.problems.markdown ? (
        <Section title="Problems worth a coffee">
          <AboutText text={texts.problems} />
        </Section>
      ) : null}
      {texts.credits.markdown ? (
        <Section title="Who runs this">
          <AboutText text={texts.credits} />
        </Section>
      ) : null}
      <JoinIn text={texts.call} contactEmail={site.contactEmail} />
    </Page>
  )
}
