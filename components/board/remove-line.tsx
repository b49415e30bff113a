'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useBusy } from '#components/board/act-button'
import { useBoardLive } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import type { LineView } from '#lib/board/view'
import { apart } from './words.ts'

/** How long a first click stands, in ms, and how soon a second one is too soon to be meant. */
const armedMs = 5_000
const doubleMs = 400

/** Takes a line away, never by a slip: one's own with a second click, somebody else's after a question. */
export function RemoveLine({ line, mine, author }: { line: LineView; mine: boolean; author: string }): ReactNode {
  const { run } = useBoardLive()
  const openDialog = useDialog()
  const [armed, arm] = useState(false)
  const armedAt = useRef(0)
  const place = `line ${line.id}`
  const busy = useBusy(place)
  const order = { type: 'remove-line' as const, lineId: line.id }

  useEffect(() => {
    if (!armed) return
    const timer = setTimeout(() => arm(false), armedMs)
    return () => clearTimeout(timer)
  }, [armed])

  function press(): void {
    if (!mine) {
      const text = `“${apart(line.text)}”${author ? `, by ${apart(author)},` : ''} leaves the board and does not get into the notes.`
      openDialog({
        kind: 'confirm',
        title: 'Remove this line?',
        text,
        choices: [{ yes: 'Remove the line', order }],
        place,
      })
      return
    }
    const now = performance.now()
    if (!armed) {
      armedAt.current = now
      arm(true)
    } else if (now - armedAt.current > doubleMs) {
      arm(false)
      void run(order, place)
    }
  }

  const word = armed ? 'Really remove' : 'Remove'
  return (
    <Button
      size="small"
      variant={mine ? 'quiet' : 'danger'}
      className={armed ? 'armed' : ''}
      aria-busy={busy}
      aria-label={`${word}: ${line.text}`}
      onClick={press}
      onBlur={() => arm(false)}
    >
      {word}
      <AtWork on={busy} />
    </Button>
  )
}
