import type { ReactNode } from 'react'
import { ButtonLink } from '#components/ui/button'

/** The way to the pages before and after, for long lists. Nothing where there is one page. */
export function Pager({
  page,
  pages,
  href,
}: {
  page: number
  pages: number
  /** The address of a page. */
  href: (page: number) => string
}): ReactNode {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages" className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3">
      {page > 1 ? (
        <ButtonLink href={href(page - 1)} variant="secondary" size="small">
          Page before
        </ButtonLink>
      ) : null}
      <span className="fact text-muted">
        {page} of {pages}
      </span>
      {page < pages ? (
        <ButtonLink href={href(page + 1)} variant="secondary" size="small">
          Next page
        </ButtonLink>
      ) : null}
    </nav>
  )
}
