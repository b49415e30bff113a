import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { SiteShell } from '#components/layout/site-shell'
import { currentActor, currentTheme } from '#lib/auth/current'
import { currentSite } from '#lib/site/current'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound(): Promise<ReactNode> {
  return (
    <SiteShell actor={await currentActor()} site={await currentSite()} theme={await currentTheme()}>
      <NotFoundView />
    </SiteShell>
  )
}
