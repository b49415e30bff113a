'use client'

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import { TextInput } from '#components/ui/field'
import { Notice } from '#components/ui/notice'
import { paths } from '#lib/paths'
import { apart } from './words.ts'

/** How a visitor comes to take part: as a guest by name, or by signing in. Nothing for whoever already does. */
export function JoinForm({ slug }: { slug: string }): ReactNode {
  const me = useBoard((state) => state.me)
  const signedOut = useBoard((state) => state.signedOut)
  const closed = useBoard((state) => state.view.stage === 'closed')
  const admission = useBoard((state) => state.view.settings.admission)
  const locked = useBoard((state) => state.view.locked)
  const signIn = paths.signIn(paths.board(slug))
  if (closed) return null
  if (me?.removed)
    return (
      <Notice silent tone="warning" className="board-join">
        The moderator has taken you off this board. You can still read along.
      </Notice>
    )
  if (me) return null
  if (signedOut)
    return (
      <Notice silent tone="warning" className="board-join">
        <p>
          You are signed out. <a href={signIn}>Sign in again</a> to take part; you can still read along.
        </p>
      </Notice>
    )
  if (locked)
    return (
      <Notice silent className="board-join">
        <p>The moderator has locked this board: nobody new joins. You can read along.</p>
      </Notice>
    )
  if (admission === 'members' || admission === 'rsvps')
    return (
      <Notice silent className="board-join">
        <p>
          This board is for {admission === 'members' ? 'members' : 'those who come'}.{' '}
          <a href={signIn}>Sign in to take part</a>; reading along is open to all.
        </p>
      </Notice>
    )
  return <GuestForm signIn={signIn} />
}

function GuestForm({ signIn }: { signIn: string }): ReactNode {
  const { join, store } = useBoardLive()
  const asked = useBoard((state) => state.joinAsked)
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    if (asked > 0) form.current?.querySelector('input')?.focus()
  }, [asked])

  function refuse(message: string): void {
    setError(message)
    store.say(message)
    form.current?.querySelector('input')?.focus()
  }

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    if (!name) return refuse('Your name is missing.')
    setBusy(true)
    const outcome = await join(name)
    setBusy(false)
    if (!outcome.ok) return refuse(outcome.refusal.message)
    setError(null)
    store.say(`You take part as ${apart(name)}.`)
  }

  return (
    <form ref={form} className="board-join needs-script" noValidate onSubmit={(event) => void send(event)}>
      <p className="board-join-word">
        Take part as a guest, or <a href={signIn}>sign in</a>.
      </p>
      <TextInput
        scope="join"
        name="name"
        label="Your name"
        autoComplete="name"
        maxLength={60}
        errors={error ? [error] : []}
      />
      <Button type="submit" aria-busy={busy}>
        Join
        <AtWork on={busy} />
      </Button>
    </form>
  )
}
