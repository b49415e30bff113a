import type { ReactNode } from 'react'
import { Section } from '#components/layout/page'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'
import type { EntryItem, EntrySource } from '#lib/resources/view-entry'

/** What an entry was written after. */
export function EntrySources({ sources }: { sources: readonly EntrySource[] }): ReactNode {
  if (sources.length === 0) return null
  return (
    <p className="mt-10 max-w-[40rem] border-line border-t pt-5 text-muted">
      Written after{' '}
      {sources.map(({ label, url }, at) => (
        <span key={`${label} ${url}`} dir="auto" className="wrap-anywhere">
          {at === 0 ? '' : at === sources.length - 1 ? ' and ' : ', '}
          {url ? (
            <a href={url} rel="noopener nofollow">
              {label}
            </a>
          ) : (
            label
          )}
        </span>
      ))}
    </p>
  )
}

/** Questions that an entry leaves open, each a click from the board of the next meeting, where there is one that takes topics. */
export function EntryIdeas({ ideas, board }: { ideas: readonly string[]; board: string | null }): ReactNode {
  if (ideas.length === 0) return null
  return (
    <Section title="Bring one to the table" aside={board ? null : 'when the next meeting is planned'}>
      <ul className="max-w-[40rem] border-line border-t">
        {ideas.map((idea) => (
          <li
            key={idea}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-line border-b py-3"
          >
            <span dir="auto" className="min-w-0 flex-1 basis-72 wrap-anywhere">
              {idea}
            </span>
            {board ? (
              <TextLink href={paths.proposeIdea(board, idea)}>
                Propose it<span className="sr-only">: {idea}</span>
              </TextLink>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The entries before and after this one, by day. */
export function EntryNeighbours({ newer, older }: { newer: EntryItem | null; older: EntryItem | null }): ReactNode {
  if (!newer && !older) return null
  return (
    <nav aria-label="More from the library" className="entry-neighbours">
      {newer ? <Neighbour word="Newer" entry={newer} /> : null}
      {older ? <Neighbour word="Older" entry={older} /> : null}
    </nav>
  )
}

function Neighbour({ word, entry }: { word: string; entry: EntryItem }): ReactNode {
  return (
    <p>
      <span className="fact block text-muted">{word}</span>
      <span dir="auto" className="text-lead wrap-anywhere">
        <TextLink href={paths.entry(entry.slug)}>{entry.title}</TextLink>
      </span>
    </p>
  )
}
