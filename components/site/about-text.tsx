import type { ReactNode } from 'react'
import { Markdown, topHeading } from '#components/ui/markdown'
import type { SiteText } from '#lib/site/view'

/** One of the site's texts below a heading of level `under`; nothing where nobody has written it. */
export function AboutText({ text, under = 2 }: { text: SiteText; under?: 1 | 2 }): ReactNode {
  return text.markdown ? <Markdown tree={text.tree} shift={under + 1 - topHeading(text.tree)} /> : null
}
