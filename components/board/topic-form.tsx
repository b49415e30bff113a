'use client'

import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useBusy } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { FrequentTopics } from '#components/board/frequent-topics'
import { SimilarCue, SimilarTopics } from '#components/board/similar-topics'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import { Checkbox, TextArea, TextInput } from '#components/ui/field'
import type { Id } from '#lib/board/state'
import type { Refusal } from './outbox.ts'
import { ticked, useDraft } from './use-draft.ts'
import { useSimilar } from './use-similar.ts'

/** Proposes a topic, or edits one's own. `scope` tells two of these on one page apart. A new one survives a reload half typed. */
export function TopicForm({
  scope,
  topicId,
  idea = '',
  onDone,
  onCancel,
}: {
  scope: string
  topicId?: Id
  /** What stands there to be proposed: a question of the library that somebody came with. */
  idea?: string
  onDone?: () => void
  onCancel?: () => void
}): ReactNode {
  const live = useBoardLive()
  const { boardId, store } = live
  const topic = useBoard((state) => (topicId ? state.index.topics.get(topicId) : undefined))
  const proposing = useBoard((state) => state.view.proposing)
  const [offered, offer] = useState(idea)
  const [typed, type] = useState(idea)
  const found = useSimilar(topicId ? '' : typed)
  const element = useRef<HTMLFormElement>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const place = topicId ? `edit ${topicId}` : `propose ${scope}`
  const busy = useBusy(place)
  const [titleField, detailsField] = [useRef<HTMLInputElement>(null), useRef<HTMLTextAreaElement>(null)]
  const keepTitle = useDraft(topicId ? null : `topic ${boardId} title`, titleField, type)
  const keepDetails = useDraft(topicId ? null : `topic ${boardId} details`, detailsField)
  const anonymousBox = useRef<HTMLInputElement>(null)
  const keepBox = useDraft(topicId ? null : `topic ${boardId} anonymous`, anonymousBox)
  const keepAnonymous = (anonymous: boolean): void => keepBox(anonymous ? ticked : '')

  function keepDraft({ title, details, anonymous }: Typed): void {
    keepTitle(title)
    keepDetails(details)
    keepAnonymous(anonymous)
  }

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const { title, details, anonymous } = typedIn(form)
    if (!title) {
      const message = 'The title is missing.'
      setRefusal({ code: 'invalid', message, fields: { title: [message] } })
      store.say(message)
      focusOn(form, 'title')
      return
    }
    await run(form, { title, details, anonymous })
  }

  /** Does it at once as far as can be seen; what is refused comes back into the form. */
  async function run(form: HTMLFormElement, { title, details, anonymous }: Typed): Promise<void> {
    setRefusal(null)
    const order = topicId
      ? { type: 'edit-topic' as const, topicId, title, details }
      : { type: 'propose' as const, title, details, ...(anonymous && { anonymous: true as const }) }
    const sent = live.run(order, place)
    if (!topicId) {
      offer('')
      form.reset()
      type('')
      keepDraft(nothing)
    }
    const outcome = await sent
    if (outcome.ok) {
      onDone?.()
      return
    }
    setRefusal(outcome.refusal)
    if (!element.current) store.rescue(place)
    focusOn(form, outcome.refusal.fields?.details && !outcome.refusal.fields.title ? 'details' : 'title')
    // What was typed comes back, unless something new stands there already.
    giveBack(form, 'title', title)
    type(String(new FormData(form).get('title')))
    giveBack(form, 'details', details)
    if (anonymousBox.current && anonymous) anonymousBox.current.checked = true
    keepDraft({
      title: titleField.current?.value ?? title,
      details: detailsField.current?.value ?? details,
      anonymous: anonymousBox.current?.checked ?? anonymous,
    })
  }

  /** One click on what is often talked about, with what else stands in the form. */
  function bringUp(title: string): void {
    if (!element.current) return
    void run(element.current, { ...typedIn(element.current), title })
  }

  /** A vote stands for the topic, so nothing is left to propose. */
  function dropIt(): void {
    offer('')
    element.current?.reset()
    if (titleField.current) titleField.current.value = ''
    keepDraft(nothing)
    titleField.current?.focus()
    setRefusal(null)
    type('')
    onDone?.()
  }

  if (!topicId && !proposing) return <p className="text-muted">This board takes no new topics at the moment.</p>
  return (
    <form
      ref={element}
      className={topicId ? 'grid gap-4' : 'proposes grid gap-4'}
      noValidate
      onInput={topicId ? undefined : live.writing}
      onSubmit={(event) => void send(event)}
    >
      <div className="relative">
        <TextInput
          ref={titleField}
          scope={scope}
          name="title"
          label="What should we talk about?"
          maxLength={140}
          {...(scope === 'side' && { 'data-key': 'propose' })}
          autoComplete="off"
          onInput={({ currentTarget: { value } }) => {
            type(value)
            keepTitle(value)
          }}
          defaultValue={topic?.title ?? offered}
          errors={refusal ? (refusal.fields?.title ?? (refusal.fields ? [] : [refusal.message])) : []}
        />
        <SimilarCue id={`${scope}-similar`} found={found} />
      </div>
      <TextArea
        ref={detailsField}
        scope={scope}
        name="details"
        label="Details"
        hint="Markdown, if you like."
        optional
        rows={2}
        maxLength={2000}
        className="topic-details-input"
        defaultValue={topic?.details}
        onInput={(event) => keepDetails(event.currentTarget.value)}
        errors={refusal?.fields?.details}
      />
      {topicId ? null : (
        <Checkbox
          ref={anonymousBox}
          scope={scope}
          name="anonymous"
          onChange={(event) => keepAnonymous(event.currentTarget.checked)}
          label="Anonymously"
          hint="Nobody on the board sees that it is yours, moderators neither."
        />
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-busy={busy}>
          {topicId ? 'Save' : 'Propose'}
          <AtWork on={busy} />
        </Button>
        {onCancel ? (
          <Button
            variant="secondary"
            onClick={() => {
              keepDraft(nothing)
              onCancel()
            }}
          >
            Cancel
          </Button>
        ) : null}
      </div>
      <SimilarTopics id={`${scope}-similar`} found={found} onVoted={dropIt} onLeave={onDone} />
      {topicId || typed.trim() !== '' ? null : <FrequentTopics onPropose={bringUp} />}
    </form>
  )
}

type Typed = { title: string; details: string; anonymous: boolean }

const nothing: Typed = { title: '', details: '', anonymous: false }

function typedIn(form: HTMLFormElement): Typed {
  const data = new FormData(form)
  const text = (name: string) => String(data.get(name) ?? '').trim()
  return { title: text('title'), details: text('details'), anonymous: data.get('anonymous') !== null }
}

/** Where the refusal is mended; whoever went elsewhere meanwhile is left in peace. */
function focusOn(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name)
  const here = form.contains(document.activeElement) || document.activeElement === document.body
  if (here && field instanceof HTMLElement) field.focus()
}

function giveBack(form: HTMLFormElement, name: string, text: string): void {
  const field = form.elements.namedItem(name)
  if ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value === '')
    field.value = text
}
