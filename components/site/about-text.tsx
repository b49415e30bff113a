import type { ReactNode } from 'react'
import { Markdown } from '#components/ui/markdown'
import type { SiteText } from '#lib/site/view'

/** One of the site's texts; nothing where nobody has written it. */
export function AboutText({ text }: { text: SiteText }): ReactNode {
  return text.markdown ? <Markdown tree={text.tree} /> : null
}
