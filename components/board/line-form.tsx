'use client'

import { type FormEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useBusy } from '#components/board/act-button'
import { useBoardLive } from '#components/board/board-context'
import { Assign } from '#components/board/line-assign'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import { Icon } from '#components/ui/icon'
import type { Id, LineKind } from '#lib/board/state'
import type { LineView } from '#lib/board/view'
import { assignedIn } from './assigned.ts'
import { type LineDraft, useLineDraft } from './use-line-draft.ts'
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
  const fill = useCallback(({ kind, text, ownerId, due }: LineDraft) => {
    const field = input.current
    if (field?.value !== '') return
    field.value = text
    setKind(kind)
    assign(({ round }) => ({ ownerId, due, round: round + 1 }))
  }, [])
  const keepDraft = useLineDraft(line ? null : `line ${topicId}`, fill)
  const errorId = useId()
  const editing = line !== undefined
  const place = line ? `line ${line.id}` : `lines ${topicId}`
  const busy = useBusy(place) && editing

  useEffect(() => {
    if (editing) input.current?.focus()
  }, [editing])

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const { text: typed, kind, ...assignment } = typedIn(event.currentTarget)
    const said = lineToSend(kind, typed)
    const { text } = said
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
      keepDraft({ kind, text: '' })
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
    const refused = { kind, text, ...assignment }
    fill(refused)
    keepDraft(refused)
  }

  return (
    <form
      className="line-form needs-script"
      noValidate
      onInput={(event) => keepDraft(typedIn(event.currentTarget))}
      onSubmit={(event) => void send(event)}
    >
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

/** What stands in the form. */
function typedIn(form: HTMLFormElement): LineDraft {
  const data = new FormData(form)
  return { kind: data.get('kind') as LineKind, text: String(data.get('text')), ...assignedIn(data) }
}
