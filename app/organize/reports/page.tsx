import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DoneNotice } from '#components/desk/done-notice'
import { Pager } from '#components/desk/pager'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { ReportCard } from '#components/people/report-card'
import { Empty } from '#components/ui/empty'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { getReports } from '#lib/people/queries-reports'
import { statusOfKind } from '#lib/result'
import { currentSite } from '#lib/site/current'
import { pageNumber } from '#lib/text'
import { saveReport } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: reports', robots: { index: false } }

export default async function ReportsPage({ searchParams }: PageProps<'/organize/reports'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeReports()))
  const asked = await searchParams
  const reports = await getReports(actor, pageNumber.parse(asked.page))
  if (!reports.ok) {
    setStatus(statusOfKind[reports.failure.kind])
    return <Refused {...reports.failure} />
  }
  const zone = actor.timeZone ?? (await currentSite()).timeZone
  return (
    <Page className="group/desk">
      <DeskNav active="reports" />
      <DoneNotice done={asked.done} />
      <PageHeader
        title="Reports"
        lead="What people told you under the code of conduct. Every organizer reads it here, and nobody else."
      />
      {reports.value.reports.length === 0 ? (
        <Empty>Nobody has reported anything. When somebody does, you get a mail that says so.</Empty>
      ) : (
        <div className="grid max-w-[46rem] gap-6">
          {reports.value.reports.map((report) => (
            <ReportCard key={`${report.id} ${report.revision}`} report={report} zone={zone} save={saveReport} />
          ))}
        </div>
      )}
      <Pager page={reports.value.page} pages={reports.value.pages} href={(page) => paths.organizeReports({ page })} />
    </Page>
  )
}
