/** A card on its way to another place in its list. */
export type Drag = {
  /** The pointer went there. */
  to(pointer: Pointer): void
  /** Puts the card down. Returns the place that it was dropped at, from 0; null where it stays. */
  end(): number | null
}

type Pointer = { clientX: number; clientY: number }

/** A pointer that moves less, in px, has not begun to drag. */
const slack = 4
/** So near to the edge of the screen, in px, the page scrolls along, by so much a move. */
const edge = { near: 96, step: 14 }

/** Begins to drag the card of a list that `handle` is in. The others stand still and show where it would go. */
export function beginDrag(handle: Element, start: Pointer): Drag | null {
  const card = handle.closest<HTMLElement>('.topic')
  const list = card?.parentElement
  if (!card || !list) return null
  const cards = [...list.querySelectorAll<HTMLElement>(':scope > .topic')]
  const from = cards.indexOf(card)
  const startScroll = scrollY
  let dragging = false
  let over: number | null = null

  function mark(index: number | null): void {
    if (over !== null) delete cards[over]?.dataset.drop
    over = index
    const target = index === null ? undefined : cards[index]
    if (target && index !== null) target.dataset.drop = index < from ? 'before' : 'after'
  }

  return {
    to({ clientX, clientY }) {
      const [x, y] = [clientX - start.clientX, clientY - start.clientY]
      if (!dragging && Math.hypot(x, y) < slack) return
      dragging = true
      if (clientY < edge.near) scrollBy(0, -edge.step)
      if (clientY > innerHeight - edge.near) scrollBy(0, edge.step)
      card.dataset.dragged = 'true'
      card.style.translate = `${x}px ${y + scrollY - startScroll}px`
      const at = cards.findIndex((other) => other !== card && holds(other.getBoundingClientRect(), clientX, clientY))
      mark(at < 0 ? null : at)
    },
    end() {
      const place = over
      mark(null)
      card.style.translate = ''
      // Until it is drawn at its new place, so that it does not slide there from the old one.
      requestAnimationFrame(() => delete card.dataset.dragged)
      return dragging ? place : null
    },
  }
}

function holds({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}
