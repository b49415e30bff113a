import type { ReactNode } from 'react'
import { DeskTime } from '#components/desk/desk-time'
import { Empty } from '#components/ui/empty'
import { Table } from '#components/ui/table'
import { TextLink } from '#components/ui/text-link'
import type { AuditRow, AuditSubject } from '#lib/events/view-audit'
import { paths } from '#lib/paths'
import { auditWhat, auditWho } from './audit-words.ts'
import { mailKindLabel } from './mail-kinds.ts'

/** What was done at the desk, newest first; of one kind only where `of` names it. */
export function AuditTable({
  rows,
  of,
  zone,
  caption,
}: {
  rows: readonly AuditRow[]
  of: AuditSubject | null
  zone: string
  caption: string
}): ReactNode {
  return (
    <Table
      caption={caption}
      showCaption
      empty={<Empty>Nothing {of ? 'of this kind ' : ''}has been done at the desk within the last year.</Empty>}
      columns={[{ label: 'When' }, { label: 'Who' }, { label: 'Did what' }, { label: 'To' }]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <DeskTime key="when" at={row.at} zone={zone} />,
          <bdi key="who" className="font-semibold wrap-anywhere">
            {auditWho(row)}
          </bdi>,
          <span key="what" className="wrap-anywhere">
            {auditWhat(row)}
          </span>,
          <Subject key="to" row={row} />,
        ],
      }))}
    />
  )
}

function Subject({ row: { subject, subjectId, title, detail } }: { row: AuditRow }): ReactNode {
  const known = title === null ? null : <bdi className="wrap-anywhere">{title || 'no name yet'}</bdi>
  if (subject === 'report') return <TextLink href={paths.organizeReports()}>a report</TextLink>
  if (subject === 'offer' && subjectId) return <TextLink href={paths.organizeOffer(subjectId)}>an offer</TextLink>
  if (subject === 'site') return <span className="text-muted">the site</span>
  if (subject === 'mail' && subjectId)
    return <TextLink href={paths.organizeMailFate(subjectId)}>{mailKindLabel(String(detail.kind))}</TextLink>
  if (subject === 'person' && known && subjectId)
    return <TextLink href={paths.organizePerson(subjectId)}>{known}</TextLink>
  if (subject === 'person') return known ?? <span className="text-muted">somebody who has left</span>
  if (known === null || subjectId === null) return <span className="text-muted">no longer there</span>
  const href = subject === 'notes' ? paths.organizeNotes(subjectId) : paths.organizeEvent(subjectId)
  return <TextLink href={href}>{known}</TextLink>
}
