'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { Button } from '#components/ui/button'
import { Field } from '#components/ui/field'
import type { Id } from '#lib/board/state'
import { sameItems } from './board-index.ts'
import { apart, counted } from './words.ts'

/** So many topics are seen at once; more are searched. */
const mostAtOnce = 7

/** Chooses the topic that another one is merged into. */
export function MergeTopics({ topicId, close }: { topicId: Id; close: () => void }): ReactNode {
  const { run } = useBoardLive()
  const topic = useBoard((state) => state.index.topics.get(topicId))
  const others = useBoard(
    ({ view }) => view.topics.filter(({ id, status }) => status === 'open' && id !== topicId),
    sameItems,
  )
  const stacking = useBoard((state) => state.view.settings.stacking)
  const [typed, type] = useState('')
  const [chosen, choose] = useState<Id | null>(null)
  const merging = useBoard(({ pending }) =>
    pending.some(({ command }) => command.type === 'merge-topics' && command.topicId === topicId),
  )
  const sought = typed.trim().toLocaleLowerCase()
  const found = others.filter(({ title }) => title.toLocaleLowerCase().includes(sought))
  const into = found.find(({ id }) => id === chosen)

  async function merge(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!into) return
    const outcome = await run({ type: 'merge-topics', topicId, intoId: into.id }, 'merge')
    if (!outcome.ok) return
    close()
    // The card that it was begun at is gone; this one holds it now.
    setTimeout(() => document.getElementById(`topic-${into.id}`)?.focus())
  }

  // The board may show that they are one before it has answered.
  if (!topic && merging) return null
  if (!topic || topic.merged || others.length === 0)
    return (
      <>
        <p>
          {topic?.merged
            ? 'Other topics are merged into this one. Take them apart first, or merge the other way round.'
            : 'There is no other topic to merge it with.'}
        </p>
        <div>
          <Button variant="secondary" onClick={close}>
            Close
          </Button>
        </div>
      </>
    )
  return (
    <form className="grid gap-4" onSubmit={(event) => void merge(event)}>
      <p>
        “{apart(topic.title)}” goes into the topic that you choose, with its votes and lines.{' '}
        {stacking ? '' : 'Who voted for both has one vote back, and is told. '}You can take them apart again.
      </p>
      {others.length > mostAtOnce ? (
        <Field scope="merge" name="search" label="Search the topics">
          {(control) => (
            <input
              {...control}
              type="search"
              dir="auto"
              autoComplete="off"
              className="input"
              value={typed}
              onChange={({ target }) => type(target.value)}
            />
          )}
        </Field>
      ) : null}
      <fieldset className="merge-list">
        <legend className="sr-only">Merge into</legend>
        {found.map(({ id, title, votes }) => (
          <label key={id}>
            <input type="radio" name="into" value={id} checked={chosen === id} onChange={() => choose(id)} />
            <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
              {title}
            </span>
            {votes === undefined ? null : <span className="fact text-muted">{counted(votes, 'vote')}</span>}
          </label>
        ))}
        {found.length === 0 ? <p className="text-muted">No topic has these words in its title.</p> : null}
      </fieldset>
      <Said place="merge" />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-disabled={into ? undefined : true}>
          Merge
        </Button>
        <Button variant="secondary" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
