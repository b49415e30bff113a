import type { ResourceView } from '#lib/resources/view'
import type { DeskEntry } from '#lib/resources/view-entry'
import type { FormValues } from '../desk/form-state.ts'

/** What the form of an entry holds before anybody types. Sources and questions are one a line. */
export function entryValues(entry: DeskEntry): FormValues {
  return {
    id: entry.id,
    revision: String(entry.revision),
    kind: entry.kind,
    title: entry.title,
    description: entry.description,
    author: entry.author ?? '',
    day: entry.day,
    markdown: entry.markdown,
    sources: entry.sources.map(({ label, url }) => [label, url].filter(Boolean).join(' ')).join('\n'),
    ideas: entry.ideas.join('\n'),
  }
}

/** What the form of a new entry holds: today, in the zone of the site. */
export function newEntryValues(today: string): FormValues {
  return { id: 'new', revision: '0', kind: 'article', day: today }
}

/** What the form of a resource holds. */
export function resourceValues(resource: ResourceView & { id: string }): FormValues {
  const { id, title, url, kind, author, year, line } = resource
  return { id, title, url: url ?? '', kind, author: author ?? '', year: year === null ? '' : String(year), line }
}
