'use client'

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useBoardLive } from '#components/board/board-context'
import { Button } from '#components/ui/button'
import { Icon } from '#components/ui/icon'
import type { Id, LineKind } from '#lib/board/state'
import type { LineView } from '#lib/board/view'
import { isAddress, lineNames, lineToSend } from './words.ts'

const kinds = Object.keys(lineNames) as LineKind[]

/** One line: its kind, its text, Enter. With `line` it edits that one. What is refused stays in the field. */
export function LineForm({
  topicId,
  title,
  line,
  onDone,
}: {
  topicId: Id
  title: string
  line?: LineView
  onDone?: () => void
}): ReactNode {
  const { run, store } = useBoardLive()
  const input = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string | null>(null)
  const errorId = useId()
  const editing = line !== undefined

  useEffect(() => {
    if (editing) input.current?.focus()
  }, [editing])

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const { kind, text } = lineToSend(data.get('kind') as LineKind, String(data.get('text')))
    if (!text) return
    if (kind === 'link' && !isAddress(text)) {
      const message = 'A link is one address that begins with https:// or http://.'
      setError(message)
      store.say(message)
      input.current?.focus()
      return
    }
    setError(null)
    const field = input.current
    if (line) onDone?.()
    else if (field) field.value = ''
    const order = line
      ? { type: 'edit-line' as const, lineId: line.id, kind, text }
      : { type: 'add-line' as const, topicId, kind, text }
    const outcome = await run(order, line ? `line ${line.id}` : `lines ${topicId}`)
    if (outcome.ok || line) return
    setError(outcome.refusal.message)
    if (field && field.value === '') field.value = text
  }

  return (
    <form className="line-form needs-script" noValidate onSubmit={(event) => void send(event)}>
      <span className="select">
        <select name="kind" aria-label="Kind of line" className="input" defaultValue={line?.kind ?? 'note'}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {lineNames[kind]}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      <input
        ref={input}
        name="text"
        dir="auto"
        className="input"
        maxLength={500}
        autoComplete="off"
        enterKeyHint="send"
        placeholder={line ? undefined : 'Write a line'}
        aria-label={line ? 'The line' : `A line on ${title}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        defaultValue={line?.text}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone?.()
        }}
      />
      <Button type="submit" variant="secondary">
        {line ? 'Save' : 'Add'}
      </Button>
      {error ? (
        <p id={errorId} className="said">
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      ) : null}
    </form>
  )
}
