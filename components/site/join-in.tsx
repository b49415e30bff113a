import type { ReactNode } from 'react'
import { Section } from '#components/layout/page'
import { AboutText } from '#components/site/about-text'
import { ButtonLink } from '#components/ui/button'
import type { SiteText } from '#lib/site/view'

/** The call for volunteers, speakers and hosts, and whom to write to. Nothing where there is neither. */
export function JoinIn({ text, contactEmail }: { text: SiteText; contactEmail: string | null }): ReactNode {
  if (!text.markdown && !contactEmail) return null
  return (
    <Section id="join-in" title="Join in">
      <AboutText text={text} />
      {contactEmail ? (
        <p className="mt-6">
          <ButtonLink href={`mailto:${contactEmail}`} plain>
            Write to us
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  )
}
