import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { AuditTable } from '#components/desk/audit-table'
import { FilterLinks } from '#components/desk/filter-links'
import { Pager } from '#components/desk/pager'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { currentActor } from '#lib/auth/current'
import { zoneName } from '#lib/date-format'
import { getAudit } from '#lib/events/queries-audit'
import { auditWish } from '#lib/events/schema-audit'
import { auditSubjects } from '#lib/events/view-audit'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { statusOfKind } from '#lib/result'
import { currentSite } from '#lib/site/current'
import { subjectWords } from '../../../components/desk/audit-words.ts'

export const metadata: Metadata = { title: 'Desk: audit log', robots: { index: false } }

export default async function AuditPage({ searchParams }: PageProps<'/organize/audit'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeAudit()))
  const { of, page } = auditWish.parse(await searchParams)
  const log = await getAudit(actor, { subject: of, page })
  if (!log.ok) {
    setStatus(statusOfKind[log.failure.kind])
    return <Refused {...log.failure} />
  }
  const zone = actor.timeZone ?? (await currentSite()).timeZone
  const { rows, pages, total } = log.value
  const filters = [null, ...auditSubjects].map((subject) => ({
    label: subject ? subjectWords[subject] : 'Everything',
    href: paths.organizeAudit({ of: subject }),
    current: subject === of,
  }))
  return (
    <Page>
      <DeskNav active="audit" />
      <PageHeader
        title="Audit log"
        lead="What organizers and moderators did at this desk. Entries are kept for one year."
      />
      <FilterLinks label="Show" links={filters} />
      <AuditTable
        rows={rows}
        of={of}
        zone={zone}
        caption={`${total === 1 ? '1 entry' : `${total} entries`}, latest first, in ${zoneName(zone)}`}
      />
      <Pager page={log.value.page} pages={pages} href={(to) => paths.organizeAudit({ of, page: to })} />
    </Page>
  )
}
