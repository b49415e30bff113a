import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Page, PageHeader, Section } from '#components/layout/page'
import { AddressForm } from '#components/people/address-form'
import { MyRsvps } from '#components/people/my-rsvps'
import { ProfileForm } from '#components/people/profile-form'
import { Sessions } from '#components/people/sessions'
import { WaitingAddress } from '#components/people/waiting-address'
import { ButtonLink } from '#components/ui/button'
import { ConfirmButton } from '#components/ui/confirm-button'
import { SubmitButton } from '#components/ui/submit-button'
import { TextLink } from '#components/ui/text-link'
import { currentActor } from '#lib/auth/current'
import { getMyRsvps } from '#lib/events/queries'
import { paths } from '#lib/paths'
import { getSessions, getWaitingAddress } from '#lib/people/queries-account'
import { currentSite } from '#lib/site/current'
import {
  askForAddress,
  callOffAddress,
  endOneSession,
  endTheOthers,
  leave,
  leaveEverywhere,
  saveProfileForm,
} from './actions.ts'

export const metadata: Metadata = { title: 'Settings', robots: { index: false } }

export default async function SettingsPage(): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind !== 'member') redirect(paths.signIn(paths.settings()))
  const [rsvps, sessions, waiting, site] = await Promise.all([
    getMyRsvps(actor),
    getSessions(actor),
    getWaitingAddress(actor),
    currentSite(),
  ])
  const zone = actor.timeZone ?? site.timeZone
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <Page width="text">
      <PageHeader title="Settings" kicker={actor.email} />
      <Section title="How people see you">
        <ProfileForm name={actor.name} timeZone={actor.timeZone ?? ''} zones={zones} action={saveProfileForm} />
      </Section>
      <Section title="Your address" id="address">
        {waiting ? (
          <WaitingAddress change={waiting} callOff={callOffAddress} />
        ) : (
          <AddressForm action={askForAddress} />
        )}
      </Section>
      <Section title="Where you are going" id="going">
        <MyRsvps rsvps={rsvps} own />
      </Section>
      <Section title="Where you are signed in">
        <Sessions sessions={sessions} zone={zone} end={endOneSession} endOthers={endTheOthers} />
      </Section>
      <Section title="What is kept about you">
        <p className="mb-5 max-w-[36rem] text-muted">
          All of it in one file that you can read, and the way to have it deleted.{' '}
          <TextLink href={paths.privacy()}>What is kept for how long</TextLink>
        </p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={paths.api.ownData()} variant="secondary" plain>
            Take it along
          </ButtonLink>
          <ButtonLink href={paths.forgetMe()} variant="secondary">
            Delete me
          </ButtonLink>
        </div>
      </Section>
      <Section title="Sign out" id="sign-out">
        <div className="flex flex-wrap gap-3">
          <form action={leave}>
            <SubmitButton variant="secondary">Sign out here</SubmitButton>
          </form>
          <form action={leaveEverywhere}>
            <ConfirmButton
              variant="secondary"
              question="Sign out everywhere?"
              text="Every browser that you are signed in with asks you to sign in again, this one too."
              yes="Sign out everywhere"
            >
              Sign out everywhere
            </ConfirmButton>
          </form>
        </div>
        <p className="mt-3 text-fine text-muted">
          Everywhere means every browser, also one that you left in a library.
        </p>
      </Section>
    </Page>
  )
}
