import type { ReactNode } from 'react'
import { SiteShell } from '#components/layout/site-shell'
import { currentActor, currentTheme } from '#lib/auth/current'
import { currentSite } from '#lib/site/current'

export default async function Layout({ children }: { children: ReactNode }): Promise<ReactNode> {
  return (
    <SiteShell actor={await currentActor()} site={await currentSite()} theme={await currentTheme()}>
      {children}
    </SiteShell>
  )
}
