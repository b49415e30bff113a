import type { ReactNode } from 'react'
import type { ResourceView } from '#lib/resources/view'

/** What stands on a shelf: title, who made it and when, and what it is good for. */
export function ResourceList({ resources }: { resources: readonly ResourceView[] }): ReactNode {
  return (
    <ul className="grid gap-x-12 border-line border-t md:grid-cols-2">
      {resources.map((resource) => (
        <li key={resource.slug} className="border-line border-b py-4">
          <h3 dir="auto" className="text-body leading-snug wrap-anywhere">
            {resource.url === null ? (
              resource.title
            ) : (
              <a href={resource.url} rel="noopener">
                {resource.title}
              </a>
            )}
          </h3>
          <p className="fact mt-1 text-muted wrap-anywhere">{factsOf(resource)}</p>
          <p dir="auto" className="mt-1 max-w-[60ch] text-muted">
            {resource.line}
          </p>
        </li>
      ))}
    </ul>
  )
}

function factsOf({ author, year, url }: ResourceView): string {
  const where = url === null ? 'no address recorded' : new URL(url).hostname.replace(/^www\./, '')
  return [author, year, where].filter(Boolean).join(' · ')
}
