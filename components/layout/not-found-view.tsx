import type { ReactNode } from 'react'
import { Page } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { EmptyCup } from '#components/ui/empty'
import { paths } from '#lib/paths'

/** The page for an address where nothing is. Whoever renders it has set the status. `children` may say it more exactly. */
export function NotFoundView({ children }: { children?: ReactNode }): ReactNode {
  return (
    <Page width="narrow">
      <div className="grid justify-items-center gap-6 py-8 text-center sm:py-14">
        <EmptyCup className="w-36" />
        <p className="fact text-muted">404</p>
        <h1 className="heading-tight text-display">This cup is empty.</h1>
        <p className="text-lead text-balance text-muted">
          {children ?? 'There is no page at this address. It may have moved, or the link lost a letter.'}
        </p>
        <div className="flex flex-wrap justify-center gap-3">
          <ButtonLink href={paths.events()}>See the events</ButtonLink>
          <ButtonLink href={paths.home()} variant="secondary">
            Go to the start
          </ButtonLink>
        </div>
      </div>
    </Page>
  )
}
