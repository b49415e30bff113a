import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'
import { Card } from '#components/ui/card'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'
import { type EntryItem, entryKinds, minutesToRead } from '#lib/resources/view-entry'

/** What was written here, as cards: kind and length, title, and what it is about. */
export function EntryCards({ entries }: { entries: readonly EntryItem[] }): ReactNode {
  return (
    <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
      {entries.map(({ id, slug, kind, title, description, words, status }) => (
        <Card key={id} as="li" className="grid content-start gap-3">
          <p className="fact text-muted">
            {entryKinds[kind]} · {minutesToRead(words)} min {status === 'draft' ? <Badge>draft</Badge> : null}
          </p>
          <h3 dir="auto" className="text-lead wrap-anywhere">
            <TextLink href={paths.entry(slug)}>{title}</TextLink>
          </h3>
          <p dir="auto" className="text-muted wrap-anywhere">
            {description}
          </p>
        </Card>
      ))}
    </ul>
  )
}
