import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountMenu } from '#components/layout/account-menu'
import { ButtonLink } from '#components/ui/button'
import { Icon } from '#components/ui/icon'
import { Logo } from '#components/ui/logo'
import { LinkHint, NavLink } from '#components/ui/nav-link'
import { paths } from '#lib/paths'

// Where one's own name leads.
const ownLinks = [
  { label: 'Where you are going', href: `${paths.settings()}#going` },
  { label: 'Settings', href: paths.settings() },
  { label: 'Sign out', href: `${paths.settings()}#sign-out` },
]

export type HeaderPerson = { name: string; organizer: boolean }

const pages = [
  { label: 'Events', href: paths.events() },
  { label: 'Notes', href: paths.allNotes() },
  { label: 'Library', href: paths.resources() },
  { label: 'Get involved', href: paths.getInvolved() },
  { label: 'About', href: paths.about() },
]

/** Name and menu of the site. Below 1024 px the menu is a sheet that opens without JavaScript. */
export function SiteHeader({
  name,
  logoUrl,
  person,
}: {
  name: string
  logoUrl: string | null
  person: HeaderPerson | null
}): ReactNode {
  return (
    <header className="site-header">
      <div className="frame flex min-h-18 items-center justify-between gap-4 py-2 sm:min-h-20 sm:gap-8">
        <Brand name={name} logoUrl={logoUrl} />
        <nav aria-label="Site" className="hidden shrink-0 items-center gap-5 lg:flex xl:gap-7">
          {pages.map(({ label, href }) => (
            <NavLink key={href} href={href}>
              {label}
            </NavLink>
          ))}
          {person?.organizer ? <NavLink href={paths.organize()}>Organize</NavLink> : null}
          <Account person={person} />
        </nav>
        <details className="menu shrink-0 lg:hidden">
          <summary className="button button-secondary px-4">
            <Icon name="menu" />
            Menu
          </summary>
          <nav aria-label="Site" className="menu-sheet">
            {pages.map(({ label, href }) => (
              <NavLink key={href} href={href}>
                {label}
              </NavLink>
            ))}
            {person?.organizer ? <NavLink href={paths.organize()}>Organize</NavLink> : null}
            <NavLink href={person ? paths.settings() : paths.signIn()}>
              {person ? `Settings of ${person.name}` : 'Sign in'}
            </NavLink>
          </nav>
        </details>
      </div>
    </header>
  )
}

function Brand({ name, logoUrl }: { name: string; logoUrl: string | null }): ReactNode {
  return (
    <Link
      href={paths.home()}
      prefetch={false}
      className="relative flex min-h-11 min-w-0 items-center gap-3 no-underline"
    >
      {logoUrl ? (
        // biome-ignore lint/performance/noImgElement: the organizer's own file, already small, served by a route of ours
        <img src={logoUrl} alt="" width={40} height={40} className="size-10 shrink-0 object-contain" />
      ) : (
        <Logo className="size-10 shrink-0" />
      )}
      <span dir="auto" className="heading line-clamp-2 min-w-0 text-body leading-tight sm:text-lead">
        {name}
      </span>
      <LinkHint />
    </Link>
  )
}

function Account({ person }: { person: HeaderPerson | null }): ReactNode {
  if (!person)
    return (
      <ButtonLink href={paths.signIn()} variant="secondary" className="min-h-10 py-1">
        Sign in
      </ButtonLink>
    )
  return <AccountMenu name={person.name} links={ownLinks} />
}
