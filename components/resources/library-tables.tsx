import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'
import { Empty } from '#components/ui/empty'
import { Table } from '#components/ui/table'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'
import { type ResourceView, resourceKinds } from '#lib/resources/view'
import { type EntryItem, entryKinds, minutesToRead } from '#lib/resources/view-entry'

/** What was written here, with drafts. */
export function EntryTable({ entries }: { entries: readonly EntryItem[] }): ReactNode {
  return (
    <Table
      caption="Entries"
      columns={[{ label: 'Title' }, { label: 'What it is' }, { label: 'Day' }, { label: 'Length' }, { label: 'State' }]}
      empty={<Empty>Nothing is written yet. Study notes, a page on a topic, an article: begin one.</Empty>}
      rows={entries.map(({ id, title, kind, day, words, status }) => ({
        key: id,
        cells: [
          <span key="title" dir="auto" className="font-semibold wrap-anywhere">
            <TextLink href={paths.organizeEntry(id)}>{title}</TextLink>
          </span>,
          entryKinds[kind],
          <time key="day" dateTime={day} className="fact whitespace-nowrap">
            {day}
          </time>,
          `${minutesToRead(words)} min`,
          <Badge key="state" tone={status === 'published' ? 'rim' : 'quiet'}>
            {status}
          </Badge>,
        ],
      }))}
    />
  )
}

/** What stands on the shelves. */
export function ResourceTable({ resources }: { resources: readonly (ResourceView & { id: string })[] }): ReactNode {
  return (
    <Table
      caption="Resources"
      columns={[{ label: 'Title' }, { label: 'Shelf' }, { label: 'By' }, { label: 'Year' }]}
      empty={<Empty>The shelves are empty.</Empty>}
      rows={resources.map(({ id, title, kind, author, year }) => ({
        key: id,
        cells: [
          <span key="title" dir="auto" className="font-semibold wrap-anywhere">
            <TextLink href={paths.organizeResource(id)}>{title}</TextLink>
          </span>,
          resourceKinds[kind].many,
          author && (
            <span key="by" dir="auto" className="wrap-anywhere">
              {author}
            </span>
          ),
          year,
        ],
      }))}
    />
  )
}
