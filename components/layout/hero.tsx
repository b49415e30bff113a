import type { ReactNode } from 'react'

/** The speckled head of the home page: a claim, a sentence, what to do, and a picture that shows people. Ends in the rim. */
export function Hero({
  kicker,
  title,
  lead,
  actions,
  figure,
}: {
  kicker?: ReactNode
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  figure?: ReactNode
}): ReactNode {
  return (
    <div className="hero speckled">
      <div className="frame grid items-center gap-12 py-14 sm:py-20 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)] lg:gap-20">
        <div className="min-w-0">
          {kicker ? <p className="fact mb-4 text-muted">{kicker}</p> : null}
          <h1 className="heading-tight max-w-[11em] text-hero wrap-anywhere">{title}</h1>
          {lead ? <p className="mt-6 max-w-[34rem] text-lead text-pretty text-muted">{lead}</p> : null}
          {actions ? <div className="mt-8 flex flex-wrap gap-3">{actions}</div> : null}
        </div>
        {figure ? <div className="mx-auto grid w-full max-w-64 justify-items-center lg:max-w-80">{figure}</div> : null}
      </div>
    </div>
  )
}
