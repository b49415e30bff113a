import type { ReactNode } from 'react'
import { Page } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { EmptyCup } from '#components/ui/empty'
import { paths } from '#lib/paths'

/** The page for a fault of ours. `action` is the button to try again; `code` helps whoever reads the log. */
export function ErrorView({ action, code }: { action?: ReactNode; code?: string | undefined }): ReactNode {
  return (
    <Page width="narrow">
      <div role="alert" className="grid justify-items-center gap-6 py-8 text-center sm:py-14">
        <EmptyCup className="w-36" />
        <h1 className="heading-tight text-display">Something spilled.</h1>
        <p className="text-lead text-balance text-muted">
          The fault is ours and has been written down. What you saved before is safe. Try again, or come back in a
          minute.
        </p>
        <div className="flex flex-wrap justify-center gap-3">
          {action}
          <ButtonLink href={paths.home()} variant="secondary" plain>
            Go to the start
          </ButtonLink>
        </div>
        {code ? <p className="fact text-muted">in our log: {code}</p> : null}
      </div>
    </Page>
  )
}
