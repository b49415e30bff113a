'use client'

import { type ComponentProps, type ReactNode, useMemo } from 'react'
import { Anchor, Markdown } from '#components/ui/markdown'
import { renderMarkdown } from '#lib/markdown/render'

/** Below the title of a card, which is a heading of the third level. */
const belowTitles = 3

/** Details of a topic as Markdown. Its words live in the board's state, so it is parsed where it is read (rule 11 else). */
export default function DetailsMarkdown({ details, plain }: { details: string; plain: ReactNode }): ReactNode {
  const rendered = useMemo(() => renderMarkdown(details), [details])
  if (!rendered.ok) return plain
  return (
    <div dir="auto" className="topic-details">
      <Markdown tree={rendered.value.tree} shift={belowTitles} components={{ a: OutsideLink }} />
    </div>
  )
}

/** Nobody leaves a board by following a link on it. */
function OutsideLink(props: ComponentProps<'a'>): ReactNode {
  return <Anchor {...props} target="_blank" />
}
