import type { ReactNode } from 'react'
import { Markdown } from '#components/ui/markdown'
import type { SiteText } from '#lib/site/view'

/** One of the site's texts; nothing where nobody has written it. */
export function AboutText({ text, className }: { text: SiteText; className?: string }): ReactNode {
  if (!text.markdown) return null
  return <Markdown tree={text.tree} {...(className && { className })} />
}
