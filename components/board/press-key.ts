import { keyPressed, keysAreOn, type Press } from './keys.ts'

/** Where letters are written. */
const writing = 'input, textarea, select, [contenteditable]'

/** What has the word while it is there; also where what had the focus in it is gone. */
const dialog = 'dialog[open]'

/**
 * Does what a key of the board stands for, if it is one and nobody writes or is in a dialog: presses the button that is in
 * sight, goes to the field, or walks from card to card. `showSheet` is asked for the sheet itself, since its button is not
 * everywhere, and from there the other keys are turned off and on.
 */
export function pressKey(
  event: Press & Pick<KeyboardEvent, 'target' | 'repeat' | 'defaultPrevented' | 'preventDefault'>,
  showSheet: () => void,
): void {
  const pressed = keyPressed(event)
  const from = event.target instanceof Element ? event.target : document.body
  if (!pressed?.act || event.repeat || event.defaultPrevented) return
  if (from.closest(writing) || document.querySelector(dialog)) return
  if (pressed.act === 'keys') {
    event.preventDefault()
    showSheet()
    return
  }
  if (!keysAreOn()) return
  if (pressed.act === 'next-card' || pressed.act === 'last-card') {
    event.preventDefault()
    step(from, pressed.act === 'next-card' ? 1 : -1)
    return
  }
  const card = from.closest('.topic')
  const button = inSight(card, pressed.act) ?? (pressed.inCard ? undefined : inSight(document, pressed.act))
  if (!button) return
  event.preventDefault()
  if (button.matches('input')) button.focus()
  else button.click()
}

function inSight(within: ParentNode | null, act: string): HTMLElement | undefined {
  return [...(within?.querySelectorAll<HTMLElement>(`[data-key="${act}"]`) ?? [])].find((one) => one.checkVisibility())
}

function step(from: Element, by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('.topic')]
  const at = cards.findIndex((card) => card.contains(from))
  const next = at < 0 ? (by === 1 ? 0 : cards.length - 1) : at + by
  cards[next]?.querySelector<HTMLElement>('.topic-title')?.focus()
}
