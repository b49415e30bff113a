'use client'

import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Button } from '#components/ui/button'
import { TextInput } from '#components/ui/field'

const lengths = [1, 2, 3, 5]

/** "1:30" or "4" (minutes) as seconds; null for what cannot be read. */
export function readLength(text: string): number | null {
  const match = /^(\d{1,2})(?::([0-5]\d))?$/.exec(text.trim())
  if (!match) return null
  const seconds = Number(match[1]) * 60 + Number(match[2] ?? 0)
  return seconds >= 10 && seconds <= 3600 ? seconds : null
}

/** For moderators: a clock for proposing and voting, that all see. Nothing acts at its end. */
export function ClockFold(): ReactNode {
  const running = useBoard((state) => state.view.clock?.id)
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useId()
  const fold = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  return (
    <>
      <Button
        ref={opener}
        size="small"
        variant="quiet"
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        onClick={() => setOpen(!open)}
      >
        {running ? 'Another clock…' : 'Set a clock…'}
      </Button>
      {running ? (
        <ActButton size="small" variant="quiet" place="phase" order={{ type: 'stop-clock', clockId: running }}>
          Stop the clock
        </ActButton>
      ) : null}
      {open ? (
        <div id={panel} className="clock-fold">
          <Lengths onSet={fold} />
        </div>
      ) : null}
    </>
  )
}

function Lengths({ onSet }: { onSet: () => void }): ReactNode {
  const { run, store } = useBoardLive()
  const [error, setError] = useState<string | null>(null)
  const start = (seconds: number): void => {
    onSet()
    void run({ type: 'start-clock', seconds }, 'phase')
  }
  const own = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const seconds = readLength(String(new FormData(form).get('length')))
    const message = 'Write minutes, such as 4 or 1:30: ten seconds at least, an hour at most.'
    setError(seconds === null ? message : null)
    if (seconds === null) {
      store.say(message)
      form.querySelector('input')?.focus()
      return
    }
    form.reset()
    start(seconds)
  }
  return (
    <div className="clock-lengths">
      {lengths.map((minutes) => (
        <Button key={minutes} size="small" variant="secondary" onClick={() => start(minutes * 60)}>
          {minutes} min
        </Button>
      ))}
      <form noValidate onSubmit={own} className="clock-own">
        <TextInput
          scope="clock"
          name="length"
          label="Another length"
          placeholder="1:30"
          autoComplete="off"
          errors={error ? [error] : []}
        />
        <Button size="small" variant="secondary" type="submit">
          Start
        </Button>
      </form>
    </div>
  )
}
