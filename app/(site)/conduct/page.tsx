import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page, PageHeader, Section } from '#components/layout/page'
import { ReportForm } from '#components/people/report-form'
import { AboutText } from '#components/site/about-text'
import { Card } from '#components/ui/card'
import { Notice } from '#components/ui/notice'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { readDraft } from '#lib/http/drafts'
import { paths } from '#lib/paths'
import { countReaders } from '#lib/people/queries-reports'
import { getSiteTexts } from '#lib/site/queries'

export const metadata: Metadata = {
  title: 'Code of conduct',
  description: 'What we ask of everybody, what we do not accept, and how to report it.',
  alternates: { canonical: paths.conduct() },
}

export default async function ConductPage({ searchParams }: PageProps<'/conduct'>): Promise<ReactNode> {
  const actor = await currentActor()
  const { draft: id, sent } = await searchParams
  const [texts, readers, browser] = await Promise.all([getSiteTexts(actor), countReaders(actor), currentBrowser()])
  const draft = await readDraft(browser, 'report', id)
  return (
    <Page width="text">
      <PageHeader title="Code of conduct" />
      <AboutText text={texts.conduct} under={1} />
      <Section id="report" title="Report something">
        {sent && !draft ? (
          <Notice tone="success" title="The organizers have your report.">
            <p>If you left an address, they will write to you. If somebody is in danger now, call for help first.</p>
          </Notice>
        ) : (
          <>
            <p className="mb-6 max-w-[44rem] text-muted">
              {whoReads(readers)} There is a mail that says only that there is a report; it is read here. Who was signed
              in is not kept. {aboutThemselves(readers)}
            </p>
            <Card>
              <ReportForm draft={draft} />
            </Card>
          </>
        )}
      </Section>
    </Page>
  )
}

function whoReads(readers: number): string {
  if (readers === 0) return 'Nobody runs this site yet, so nobody would read a report now.'
  return readers === 1
    ? 'One person runs this site and reads all reports; nobody else does.'
    : `All ${readers} organizers read every report; nobody else does.`
}

function aboutThemselves(readers: number): string {
  return readers === 1
    ? 'If it is about that person, they read it too: then rather speak to somebody whom you trust.'
    : 'If it is about one of the organizers, that one can read it too: then rather speak to another one whom you trust.'
}
