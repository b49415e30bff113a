import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkHint } from '#components/ui/nav-link'
import { buttonClass } from '../ui/button-class.ts'

export type FilterLink = { label: string; href: string; current: boolean; count?: number | undefined }

/** One plain link a filter of a list. */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }): ReactNode {
  return (
    <nav aria-label={label} className="mb-6">
      <ul className="flex flex-wrap gap-2">
        {links.map(({ label: words, href, current, count }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? 'page' : undefined}
              className={buttonClass({ variant: current ? 'primary' : 'secondary', size: 'small' })}
            >
              {words} {count === undefined ? null : <span className="fact">{count}</span>}
              <LinkHint />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
