'use client'

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import { TextInput } from '#components/ui/field'
import { apart } from './words.ts'

type Field = 'name' | 'code'
const aboutTheCode = new Set(['code-needed', 'wrong-code'])

/** The one row in which somebody joins: a guest by name, and with the code where the board asks newcomers for it. */
export function NewcomerForm({
  signIn,
  asksName = false,
  asksCode = false,
}: {
  signIn: string
  asksName?: boolean
  asksCode?: boolean
}): ReactNode {
  const { join, store } = useBoardLive()
  const asked = useBoard((state) => state.joinAsked)
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<{ field: Field; message: string } | null>(null)

  const input = (name: Field) => form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)

  useEffect(() => {
    if (asked > 0) form.current?.querySelector('input')?.focus()
  }, [asked])

  useEffect(() => {
    // An invitation brings the code behind the #, which no server ever sees in an address.
    const brought = /^#([\w-]{8,20})$/.exec(location.hash)?.[1]
    const code = form.current?.querySelector<HTMLInputElement>('[name=code]')
    if (asksCode && brought && code && !code.value) code.value = brought
  }, [asksCode])

  function refuse(field: Field, message: string): void {
    setError({ field, message })
    store.say(message)
    input(field)?.focus()
  }

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const name = input('name')?.value.trim() ?? ''
    const code = input('code')?.value.trim() ?? ''
    if (asksName && !name) return refuse('name', 'Your name is missing.')
    if (asksCode && !code) return refuse('code', 'The code is missing. The moderator has it.')
    setBusy(true)
    const outcome = await join(name, code)
    setBusy(false)
    if (!outcome.ok) {
      const { code: reason, message } = outcome.refusal
      return refuse(asksCode && (aboutTheCode.has(reason) || !asksName) ? 'code' : 'name', message)
    }
    setError(null)
    store.say(name ? `You take part as ${apart(name)}.` : 'You take part.')
  }

  const errors = (field: Field) => (error?.field === field ? [error.message] : [])
  return (
    <form ref={form} className="board-join needs-script" noValidate onSubmit={(event) => void send(event)}>
      <p className="board-join-word">
        {asksName ? (
          <>
            Take part as a guest, or <a href={signIn}>sign in</a>.
          </>
        ) : (
          'This board opens with its code, or with an RSVP.'
        )}
      </p>
      {asksName ? (
        <TextInput
          scope="join"
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={60}
          errors={errors('name')}
        />
      ) : null}
      {asksCode ? (
        <TextInput
          scope="join"
          name="code"
          label="The board’s code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          errors={errors('code')}
        />
      ) : null}
      <Button type="submit" aria-busy={busy}>
        Join
        <AtWork on={busy} />
      </Button>
    </form>
  )
}
