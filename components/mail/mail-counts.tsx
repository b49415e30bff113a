import type { ReactNode } from 'react'
import { Table } from '#components/ui/table'
import { mailKindLabel } from '../desk/mail-kinds.ts'

type Count = { kind: string; sent: number; failed: number; dropped: number; waiting: number }

/** How mails have ended, by kind. */
export function MailCounts({ counts }: { counts: readonly Count[] }): ReactNode {
  const figure = (key: string, value: number) => (
    <span key={key} className={value === 0 ? 'fact text-muted' : 'fact'}>
      {value}
    </span>
  )
  return (
    <Table
      caption="Mails by kind"
      columns={[
        { label: 'Mail' },
        { label: 'Handed over', end: true },
        { label: 'Failed', end: true },
        { label: 'No longer true', end: true },
        { label: 'Waiting', end: true },
      ]}
      rows={counts.map(({ kind, sent, failed, dropped, waiting }) => ({
        key: kind,
        cells: [
          mailKindLabel(kind),
          figure('sent', sent),
          figure('failed', failed),
          figure('dropped', dropped),
          figure('waiting', waiting),
        ],
      }))}
    />
  )
}
