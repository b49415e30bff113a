import type { ReactNode } from 'react'
import { type ThemeName, ThemeSwitch } from '#components/layout/theme-switch'
import { Logo } from '#components/ui/logo'
import { MailAddress } from '#components/ui/mail-address'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'
import { halvesOf } from '../ui/mail-halves.ts'

/** Name, ways on, whom to write to, and the colours. */
export function SiteFooter({
  name,
  contactEmail,
  theme,
}: {
  name: string
  contactEmail: string | null
  theme: ThemeName
}): ReactNode {
  return (
    <footer className="site-footer">
      <div className="frame grid gap-8 py-10">
        <div className="flex flex-wrap items-start justify-between gap-x-12 gap-y-8">
          <div className="flex min-w-0 items-center gap-3">
            <Logo className="size-8 shrink-0" />
            <p dir="auto" className="min-w-0 font-semibold wrap-anywhere">
              {name}
            </p>
          </div>
          <ThemeSwitch theme={theme} />
        </div>
        <ul className="flex flex-wrap gap-x-7 gap-y-3 text-muted">
          <li>
            <TextLink href={paths.howItGoes()}>How an hour goes</TextLink>
          </li>
          <li>
            <TextLink href={paths.allNotes()}>Notes of past meetings</TextLink>
          </li>
          <li>
            <TextLink href={paths.getInvolved()}>Get involved</TextLink>
          </li>
          <li>
            <TextLink href={paths.conduct()}>Code of conduct</TextLink>
          </li>
          <li>
            <TextLink href={paths.privacy()}>Privacy and imprint</TextLink>
          </li>
          {contactEmail ? (
            <li className="min-w-0">
              <MailAddress {...halvesOf(contactEmail)} />
            </li>
          ) : null}
        </ul>
      </div>
    </footer>
  )
}
