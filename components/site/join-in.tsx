import type { ReactNode } from 'react'
import { Section } from '#components/layout/page'
import { AboutText } from '#components/site/about-text'
import { ButtonLink } from '#components/ui/button'
import { paths } from '#lib/paths'
import type { SiteText } from '#lib/site/view'

/** The call for volunteers, speakers and hosts, the way to their forms, and whom to write to. */
export function JoinIn({ text, contactEmail }: { text: SiteText; contactEmail: string | null }): ReactNode {
  return (
    <Section id="join-in" title="Join in">
      <AboutText text={text} />
      <p className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={paths.getInvolved()}>Get involved</ButtonLink>
        {contactEmail ? (
          <ButtonLink href={`mailto:${contactEmail}`} variant="secondary" plain>
            Write to us
          </ButtonLink>
        ) : null}
      </p>
    </Section>
  )
}
