'use client'

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useBusy } from '#components/board/act-button'
import { useBoardLive } from '#components/board/board-context'
import { Assign } from '#components/board/line-assign'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import { Icon } from '#components/ui/icon'
import type { Id, LineKind } from '#lib/board/state'
import type { LineView } from '#lib/board/view'
import { assignedIn } from './assigned.ts'
import { useDraft } from './use-draft.ts'
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
  const [kind, setKind] = useState<LineKind>(line?.kind ?? 'note')
  const [assigned, assign] = useState({ ownerId: line?.ownerId, due: line?.due, round: 0 })
  const keepDraft = useDraft(line ? null : `line ${topicId}`, input)
  const errorId = useId()
  const editing = line !== undefined
  const place = line ? `line ${line.id}` : `lines ${topicId}`
  const busy = useBusy(place) && editing

  useEffect(() => {
    if (editing) input.current?.focus()
  }, [editing])

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const said = lineToSend(kind, String(data.get('text')))
    const { text } = said
    const assignment = assignedIn(data)
    if (!text) return
    if (said.kind === 'link' && !isAddress(text)) {
      const message = 'A link is one address that begins with https:// or http://.'
      setError(message)
      store.say(message)
      input.current?.focus()
      return
    }
    setError(null)
    const field = input.current
    if (!line) {
      if (field) field.value = ''
      keepDraft('')
      assign(({ round }) => ({ ownerId: undefined, due: undefined, round: round + 1 }))
    }
    const order = line
      ? { type: 'edit-line' as const, lineId: line.id, ...said, ...assignment }
      : { type: 'add-line' as const, topicId, ...said, ...assignment }
    const outcome = await run(order, place)
    if (outcome.ok) {
      // What is changed stands in its form until it is saved.
      if (line) onDone?.()
      return
    }
    setError(outcome.refusal.message)
    if (!input.current) store.rescue(place)
    if (field?.value !== '') return
    field.value = text
    keepDraft(text)
    assign(({ round }) => ({ ownerId: undefined, due: undefined, ...assignment, round: round + 1 }))
  }

  return (
    <form className="line-form needs-script" noValidate onSubmit={(event) => void send(event)}>
      <span className="select">
        <select
          name="kind"
          aria-label="Kind of line"
          className="input"
          value={kind}
          onChange={(event) => setKind(event.target.value as LineKind)}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {lineNames[one]}
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
        data-key={line ? undefined : 'line'}
        placeholder={line ? undefined : 'Write a line'}
        aria-label={line ? 'The line' : `A line on ${title}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        defaultValue={line?.text}
        onInput={(event) => keepDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone?.()
        }}
      />
      <Button type="submit" variant="secondary" aria-busy={busy}>
        {line ? 'Save' : 'Add'}
        <AtWork on={busy} />
      </Button>
      {kind === 'action' ? <Assign key={assigned.round} ownerId={assigned.ownerId} due={assigned.due} /> : null}
      {error ? (
        <p id={errorId} className="said">
          <Icon name="warning" />
          <span>{error}</span>
        </p>
      ) : null}
    </form>
  )
}
