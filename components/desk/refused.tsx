import type { ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { EmptyCup } from '#components/ui/empty'
import { paths } from '#lib/paths'
import type { Failure } from '#lib/result'

/**
 * What a page of the desk shows instead of itself: it is not for whoever asks, or there is no such thing. Whoever renders it
 * has set the status (403 or 404).
 */
export function Refused({ kind = 'forbidden', message }: Partial<Failure> & { message: string }): ReactNode {
  if (kind === 'not-found') return <NotFoundView>{message}</NotFoundView>
  return (
    <Page width="narrow">
      <div className="grid justify-items-center gap-6 py-8 text-center sm:py-14">
        <EmptyCup className="w-36" />
        <p className="fact text-muted">403</p>
        <h1 className="heading-tight text-display">This table is taken.</h1>
        <p className="text-lead text-balance text-muted">
          {message} If that should be you, ask an organizer to add you.
        </p>
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink href={paths.events()}>See the events</ButtonLink>
          <ButtonLink href={paths.settings()} variant="secondary">
            See who you are signed in as
          </ButtonLink>
        </div>
      </div>
    </Page>
  )
}
