import type { ReactNode } from 'react'
import { Table } from '#components/ui/table'
import { inWords, type Kept } from '#lib/transfer/rules-retention'
import type { KnownCookie } from '#lib/transfer/view-privacy'

/** What goes by itself, and when: out of the same table by which it is deleted. */
export function KeptList({ kept }: { kept: readonly Kept[] }): ReactNode {
  return (
    <Table
      caption="What is deleted by itself, and when"
      columns={[{ label: 'What' }, { label: 'For how long' }, { label: 'Why' }]}
      rows={kept.map(({ what, why, seconds }) => ({
        key: what,
        cells: [
          <span key="what">{what}</span>,
          <strong key="long" className="font-semibold sm:whitespace-nowrap">
            {inWords(seconds)}
          </strong>,
          <span key="why" className="text-muted">
            {why}
          </span>,
        ],
      }))}
    />
  )
}

/** The cookies by name. */
export function CookieList({ cookies }: { cookies: readonly KnownCookie[] }): ReactNode {
  return (
    <Table
      caption="Our cookies"
      columns={[{ label: 'Name ends in' }, { label: 'What it is for' }, { label: 'Lasts' }]}
      rows={cookies.map(({ name, purpose, lasts }) => ({
        key: name,
        cells: [
          <code key="name" className="fact">
            {name}
          </code>,
          <span key="purpose">{purpose}</span>,
          <span key="lasts" className="sm:whitespace-nowrap">
            {lasts}
          </span>,
        ],
      }))}
    />
  )
}
