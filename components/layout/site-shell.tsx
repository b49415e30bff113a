import type { ReactNode } from 'react'
import { SiteFooter } from '#components/layout/site-footer'
import { SiteHeader } from '#components/layout/site-header'
import type { ThemeName } from '#components/layout/theme-switch'
import { Toaster } from '#components/ui/toaster'
import type { Actor } from '#lib/auth/actor'
import { paths } from '#lib/paths'

/** Header, page and footer, for everybody who asks. */
export function SiteShell({
  actor,
  site,
  theme,
  children,
}: {
  actor: Actor
  site: { name: string; contactEmail: string | null; logoVersion: number | null }
  theme: ThemeName
  children: ReactNode
}): ReactNode {
  const person = actor.kind === 'member' ? { name: actor.name, organizer: actor.role === 'organizer' } : null
  return (
    <>
      <SiteHeader
        name={site.name}
        logoUrl={site.logoVersion === null ? null : paths.logo(site.logoVersion)}
        person={person}
      />
      {children}
      <Toaster />
      <SiteFooter name={site.name} contactEmail={site.contactEmail} theme={theme} />
    </>
  )
}
