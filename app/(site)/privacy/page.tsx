import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page, PageHeader, Section } from '#components/layout/page'
import { AboutText } from '#components/site/about-text'
import { CookieList, KeptList } from '#components/transfer/kept-list'
import { Prose } from '#components/transfer/privacy-text'
import { MailAddress } from '#components/ui/mail-address'
import { TextLink } from '#components/ui/text-link'
import { currentActor } from '#lib/auth/current'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import { getSiteTexts } from '#lib/site/queries'
import { keptBackups, retention } from '#lib/transfer/rules-retention'
import { cookies } from '#lib/transfer/view-privacy'
import { halvesOf } from '../../../components/ui/mail-halves.ts'

export const metadata: Metadata = {
  title: 'Privacy and imprint',
  description: 'What is kept of whom, how long and why, and who runs this site.',
  alternates: { canonical: paths.privacy() },
}

export default async function PrivacyPage(): Promise<ReactNode> {
  const actor = await currentActor()
  const [site, texts] = await Promise.all([currentSite(), getSiteTexts(actor)])
  return (
    <Page>
      <PageHeader
        title="Privacy and imprint"
        lead="We keep what a meetup needs, for as long as it needs it. Nobody counts your clicks, nothing comes from other sites, and nothing is sold."
      />
      <Section title="What everybody can see">
        <Prose>
          <p>
            Events, how many seats are taken, the topics and lines of a board without their authors, and the published
            notes. Your name stands on the boards that you join, for those who have joined them too. Your address is
            shown to you, to the organizers, and to the moderators of an event that you come to; to nobody else.
          </p>
        </Prose>
      </Section>
      <Section title="What goes by itself">
        <KeptList kept={retention} />
        <p className="mt-4 text-fine text-muted">Once an hour, what has had its time is deleted.</p>
      </Section>
      <Section title="What stays until you delete it">
        <Prose>
          <p>
            Your address, your name and your time zone, if you gave one. To which events you came or wanted to come. On
            boards: what you proposed and wrote, your votes and thumbs, and what you said of the hour. The name of a
            guest without an account stays on the board until an organizer takes it away;{' '}
            <Write contact={site.contactEmail} /> for that.
          </p>
          <p>
            Behind a board there is a record of what happened in which order. It holds numbers, no names and no texts.
          </p>
        </Prose>
      </Section>
      <Section title="Backups">
        <Prose>
          <p>
            Whoever runs the site keeps backups of the whole database, so that a broken disk does not end the community:
            the newest {keptBackups} that were made by hand or by a timer, and the newest {keptBackups} that were made
            before an upgrade. A newer one takes the place of the oldest; nothing else deletes them, and copies that
            somebody carries elsewhere follow their own rules. Whoever is deleted here is in them until then.
          </p>
          <p>
            Bringing a backup back brings back whoever was deleted after it was made. Whoever does it then has to delete
            them again; they read here that they must.
          </p>
        </Prose>
      </Section>
      <Section title="Cookies">
        <CookieList cookies={cookies} />
        <p className="mt-4 text-fine text-muted">
          All are ours, are read by our server only, and are needed for what they do. That is why nobody asks you about
          them.
        </p>
      </Section>
      <Section title="Mail">
        <Prose>
          <p>
            Our mail server gets your address and the whole of a message, since it delivers it; so does yours. The site
            itself keeps no bodies: each mail is written when it is sent, and what stays is the delivery record above.
            There are no pictures in our mails that tell whether you read them.
          </p>
        </Prose>
      </Section>
      <Section title="What you can do">
        <Prose>
          <p>
            <TextLink href={paths.settings()}>In your settings</TextLink> you can look at everything that is kept about
            you, take it along as a file, correct it, and delete it. What others wrote together with you stays, without
            your name. If something here is wrong, <Write contact={site.contactEmail} />; you can also complain to the
            data protection authority where you live.
          </p>
        </Prose>
      </Section>
      {texts.privacy.markdown ? (
        <Section title="What the organizers add">
          <AboutText text={texts.privacy} />
        </Section>
      ) : null}
      <Section id="imprint" title="Who runs this site">
        {texts.imprint.markdown ? (
          <AboutText text={texts.imprint} />
        ) : (
          <Prose>
            <p>
              The organizers of <bdi>{site.name}</bdi>
              {site.contactEmail ? '.' : '. They have not said yet where to write to; speak to them at a meeting.'}
            </p>
          </Prose>
        )}
        {site.contactEmail ? (
          <p className="mt-4">
            Write to <MailAddress {...halvesOf(site.contactEmail)} />
          </p>
        ) : null}
      </Section>
    </Page>
  )
}

function Write({ contact }: { contact: string | null }): ReactNode {
  return contact ? (
    <>
      write to <MailAddress {...halvesOf(contact)} />
    </>
  ) : (
    <>speak to the organizers</>
  )
}
