import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card } from '#components/ui/card'
import { LinkHint } from '#components/ui/nav-link'
import { formatDay } from '#lib/date-format'
import type { NotesListItem } from '#lib/notes/view'
import { paths } from '#lib/paths'
import { cx } from '../ui/cx.ts'

const mostTopics = 4

/** The last few notes as cards: day, title, and the first topics. */
export function LatestNotes({ notes }: { notes: readonly NotesListItem[] }): ReactNode {
  return (
    <ul className={cx('grid gap-6', notes.length > 1 && 'sm:grid-cols-2', notes.length > 2 && 'lg:grid-cols-3')}>
      {notes.map(({ slug, title, startsAt, timeZone, topics, excerpt }) => (
        <Card key={slug} as="li" className="card-linked">
          <p className="fact text-muted">
            <time dateTime={startsAt}>{formatDay(new Date(startsAt), timeZone)}</time>
          </p>
          <h3 dir="auto" className="mt-1 text-lead wrap-anywhere">
            <Link href={paths.notes(slug)} prefetch={false} className="card-link">
              {title}
              <LinkHint />
            </Link>
          </h3>
          <p dir="auto" className="mt-3 text-muted wrap-anywhere">
            {topics.length > 0 ? firstOf(topics) : excerpt}
          </p>
        </Card>
      ))}
    </ul>
  )
}

function firstOf(topics: readonly string[]): string {
  const more = topics.length - mostTopics
  return [...topics.slice(0, mostTopics), ...(more > 0 ? [`and ${more} more`] : [])].join(' · ')
}
