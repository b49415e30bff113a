'use client'

import { lazy, type ReactNode, Suspense } from 'react'
import { LinkedText } from '#components/board/linked-text'
import { useOpened } from './use-opened.ts'

/** Signs that mean something in Markdown. Text without them is shown as it is, and nothing need be loaded for it. */
const marks = /[*_`~#>|[\]\\]|^[ \t]*(?:[-+]|\d+[.)])[ \t]/m

type Props = { details: string; plain: ReactNode }
/** Without the parser the text can be read all the same: that is what Markdown is for. */
const asTyped = { default: ({ plain }: Props): ReactNode => plain }
const Marked = lazy(() => import('#components/board/details-markdown').catch(() => asTyped))

/**
 * What is meant by a topic, in full. Markdown is drawn once the page runs, by a parser that only boards with some load; what
 * is folded away (`folded`) waits until it is unfolded.
 */
export function DetailsText({ details, folded = false }: { details: string; folded?: boolean }): ReactNode {
  if (!details) return null
  const plain = (
    <p dir="auto" className="topic-details">
      <LinkedText text={details} />
    </p>
  )
  return folded || !marks.test(details) ? plain : <OnceOpened details={details} plain={plain} />
}

function OnceOpened({ details, plain }: Props): ReactNode {
  const opened = useOpened()
  if (!opened) return plain
  return (
    <Suspense fallback={plain}>
      <Marked details={details} plain={plain} />
    </Suspense>
  )
}
