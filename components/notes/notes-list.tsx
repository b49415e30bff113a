import type { ReactNode } from 'react'
import { TextLink } from '#components/ui/text-link'
import { formatDay } from '#lib/date-format'
import type { NotesListItem } from '#lib/notes/view'
import { paths } from '#lib/paths'

/** Notes as a list of lines: day, title, and what was talked about. */
export function NotesList({ notes }: { notes: readonly NotesListItem[] }): ReactNode {
  return (
    <ul className="border-line border-t">
      {notes.map(({ slug, title, startsAt, timeZone, topics, excerpt }) => (
        <li key={slug} className="grid gap-x-8 gap-y-1 border-line border-b py-6 sm:grid-cols-[14rem_minmax(0,1fr)]">
          <p className="fact pt-1 text-muted">
            <time dateTime={startsAt}>{formatDay(new Date(startsAt), timeZone)}</time>
          </p>
          <div className="min-w-0">
            <h2 dir="auto" className="text-lead wrap-anywhere">
              <TextLink href={paths.notes(slug)}>{title}</TextLink>
            </h2>
            {topics.length > 0 ? <Topics topics={topics} /> : <Excerpt text={excerpt} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Topics({ topics }: { topics: readonly string[] }): ReactNode {
  return (
    <ul className="mt-2 grid gap-1 text-muted">
      {topics.map((topic, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two topics may have one title, and their order is their identity
        <li key={at} dir="auto" className="wrap-anywhere">
          {topic}
        </li>
      ))}
    </ul>
  )
}

function Excerpt({ text }: { text: string }): ReactNode {
  return (
    <p dir="auto" className="mt-2 max-w-[60ch] font-prose text-muted wrap-anywhere">
      {text}
    </p>
  )
}
