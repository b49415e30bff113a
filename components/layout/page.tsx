import type { ReactNode } from 'react'
import { contentId } from '#components/layout/skip-link'
import { cx } from '../ui/cx.ts'

/** What a page is about, between header and footer. `text` for what is read, `narrow` for one form, `desk` for one at the desk. */
export function Page({
  width = 'wide',
  flush = false,
  className,
  children,
}: {
  width?: 'wide' | 'text' | 'narrow' | 'desk'
  /** Without room on top and without a frame of its own, for pages that begin with a Hero. */
  flush?: boolean
  className?: string
  children: ReactNode
}): ReactNode {
  const look = flush ? 'flex-1 pb-20' : cx('frame flex-1 pt-10 pb-20 sm:pt-14', width !== 'wide' && `frame-${width}`)
  return (
    <main id={contentId} tabIndex={-1} className={cx(look, 'outline-none', className)}>
      {children}
    </main>
  )
}

/** The page's own heading: a small fact above, the title, a sentence or two below, what one can do beside it. */
export function PageHeader({
  kicker,
  title,
  lead,
  actions,
  className,
}: {
  kicker?: ReactNode
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  className?: string
}): ReactNode {
  return (
    <header className={cx('mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-5 sm:mb-10', className)}>
      <div className="min-w-0 max-w-[44rem]">
        {kicker ? <p className="fact mb-2 text-muted">{kicker}</p> : null}
        <h1 dir="auto" className="heading-tight text-display wrap-anywhere">
          {title}
        </h1>
        {lead ? <p className="mt-4 text-lead text-balance text-muted">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </header>
  )
}

/** A part of a page under its own heading, with a small fact or a link at its right. */
export function Section({
  title,
  aside,
  id,
  className,
  children,
}: {
  title: ReactNode
  aside?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}): ReactNode {
  return (
    <section id={id} className={cx('mt-12 first:mt-0 sm:mt-16', className)}>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-title">{title}</h2>
        {aside ? <div className="fact text-muted">{aside}</div> : null}
      </div>
      {children}
    </section>
  )
}
