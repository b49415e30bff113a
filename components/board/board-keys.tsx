'use client'

import { type ReactNode, useEffect } from 'react'
import { useDialog } from '#components/board/board-dialogs'
import { Button } from '#components/ui/button'
import { keyPressed, keysAreOn } from './keys.ts'

/** Listens to the keys of the board (keys.ts), and shows where they are told. Every key presses a button that is there, or goes to a field. */
export function BoardKeys(): ReactNode {
  const openDialog = useDialog()
  useEffect(() => {
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  return (
    <p className="board-keys needs-script">
      <Button size="small" variant="quiet" data-key="keys" onClick={() => openDialog({ kind: 'keys' })}>
        Keys
        <kbd>?</kbd>
      </Button>
    </p>
  )
}

function hear(event: KeyboardEvent): void {
  const pressed = keyPressed(event)
  const from = event.target instanceof Element ? event.target : document.body
  if (!pressed?.act || event.repeat || event.defaultPrevented || from.closest(writing)) return
  // Where letters are off, the sheet that turns them on again can still be called.
  if (pressed.act !== 'keys' && !keysAreOn()) return
  if (pressed.act === 'next-card' || pressed.act === 'last-card') {
    event.preventDefault()
    step(from, pressed.act === 'next-card' ? 1 : -1)
    return
  }
  const within = pressed.inCard ? from.closest('.topic') : document
  const button = [...(within?.querySelectorAll<HTMLElement>(`[data-key="${pressed.act}"]`) ?? [])].find((one) =>
    one.checkVisibility(),
  )
  if (!button) return
  event.preventDefault()
  if (button.matches('input')) button.focus()
  else button.click()
}

/** Where letters are written, or a dialog has the word. */
const writing = 'dialog, [role=dialog], input, textarea, select, [contenteditable]'

function step(from: Element, by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('.topic')]
  const at = cards.findIndex((card) => card.contains(from))
  const next = at < 0 ? (by === 1 ? 0 : cards.length - 1) : at + by
  cards[next]?.querySelector<HTMLElement>('.topic-title')?.focus()
}
