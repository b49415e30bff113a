import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { LogoForm } from '#components/site/logo-form'
import { SettingsForm } from '#components/site/settings-form'
import { SaidOnce } from '#components/ui/said-once'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import { mayEditSite } from '#lib/site/policy'
import { getSiteTexts } from '#lib/site/queries'
import { commonZones } from '../../../components/desk/zones.ts'
import { settingsValues } from '../../../components/site/settings-values.ts'
import { changeLogo, saveSettings, takeLogoAway } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: site settings', robots: { index: false } }

const words: Record<string, string> = {
  saved: 'Saved. Every page shows it now.',
  logo: 'The new logo is in place.',
  'no-logo': 'The logo is gone.',
}

export default async function SiteSettingsPage({ searchParams }: PageProps<'/organize/settings'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeSettings()))
  if (!mayEditSite(actor)) {
    setStatus(403)
    return <Refused message="Only organizers look after the site." />
  }
  const { done, at } = await searchParams
  const [site, texts] = await Promise.all([currentSite(), getSiteTexts(actor)])
  const said = typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : null
  const since = String(at)
  return (
    <Page>
      <DeskNav active="settings" />
      {said ? <SaidOnce key={since} title={said} className="mb-8" /> : null}
      <PageHeader title="Site settings" lead="What everybody reads about you, and how new boards begin." />
      <SettingsForm
        key={`form ${since}`}
        action={saveSettings}
        values={settingsValues(site, texts)}
        zones={commonZones()}
      />
      <Section title="Logo">
        <LogoForm
          key={`logo ${since}`}
          logoUrl={site.logoVersion === null ? null : paths.logo(site.logoVersion)}
          save={changeLogo}
          remove={takeLogoAway}
        />
      </Section>
    </Page>
  )
}
