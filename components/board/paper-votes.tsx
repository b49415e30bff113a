'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Button } from '#components/ui/button'
import { TextInput } from '#components/ui/field'
import { sameItems } from './board-index.ts'
import { paperTyped } from './paper-orders.ts'

/** Votes of people without a device, entered by the moderator: how many people, and what they gave to each topic. */
export function PaperVotes({ close }: { close: () => void }): ReactNode {
  const { run, store } = useBoardLive()
  const voters = useBoard((state) => state.view.paperVoters)
  const topics = useBoard((state) => state.view.topics.filter(({ status }) => status === 'open'), sameItems)
  const [error, setError] = useState<{ name: string; message: string } | null>(null)

  async function save(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    setError(null)
    for (const order of paperTyped(store.get().view, new FormData(form))) {
      const outcome = await run(order, 'paper')
      if (outcome.ok) continue
      const name = 'topicId' in order ? order.topicId : 'voters'
      setError({ name, message: outcome.refusal.message })
      form.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()
      return
    }
    close()
  }

  const field = (name: string) => ({ scope: 'paper', name, errors: error?.name === name ? [error.message] : [] })
  const number = { inputMode: 'numeric', autoComplete: 'off', className: 'paper-count' } as const
  return (
    <form className="grid gap-5" noValidate onSubmit={(event) => void save(event)}>
      <p className="text-muted">
        For people without a phone at hand: count theirs and enter them here. The cards say how many votes came on
        paper, and the board’s log that you entered them.
      </p>
      <TextInput {...field('voters')} {...number} label="People who vote on paper" defaultValue={voters} />
      {topics.length > 0 ? (
        <fieldset className="grid gap-3">
          <legend className="field-label">Their votes</legend>
          {topics.map(({ id, title, paperVotes = 0 }) => (
            <div key={id} className="paper-topic">
              <TextInput {...field(id)} {...number} label={<bdi>{title}</bdi>} defaultValue={paperVotes} />
            </div>
          ))}
        </fieldset>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit">Save</Button>
        <Button variant="secondary" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
