import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkHint } from '#components/ui/nav-link'
import { paths } from '#lib/paths'
import { type Library, type ResourceKind, resourceKinds } from '#lib/resources/view'
import { buttonClass } from '../ui/button-class.ts'

/** One plain link a kind, with how many there are; it works without JavaScript. */
export function KindFilter({ library, kind }: { library: Library; kind: ResourceKind | null }): ReactNode {
  const links = [
    { key: 'all', href: paths.resources(), label: 'Everything', count: library.total, current: kind === null },
    ...library.kinds.map((each) => ({
      key: each.kind,
      href: paths.resources(each.kind),
      label: resourceKinds[each.kind].many,
      count: each.count,
      current: each.kind === kind,
    })),
  ]
  return (
    <nav aria-label="Kinds" className="mb-10">
      <ul className="flex flex-wrap gap-2">
        {links.map(({ key, href, label, count, current }) => (
          <li key={key}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? 'page' : undefined}
              className={buttonClass({ variant: current ? 'primary' : 'secondary', size: 'small' })}
            >
              {label} <span className="fact">{count}</span>
              <LinkHint />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
