/** A card on its way to another place in its list. */
export type Drag = {
  /** The pointer went there. */
  to(pointer: Pointer): void
  /** Puts the card down. Returns the card that it was dropped on, and at which side; null where it stays. */
  end(): Drop | null
}

/** A place in a list, said by the card that stands there. */
export type Drop = { card: Element; side: 'before' | 'after' }

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
  const startScroll = scrollY
  let dragging = false
  let over: { card: HTMLElement; side: Drop['side'] } | null = null

  function mark(next: typeof over): void {
    if (over) delete over.card.dataset.drop
    over = next
    if (over) over.card.dataset.drop = over.side
  }

  /** The card under the pointer. The list is read anew: it may have another order by now, or other cards. */
  function under(x: number, y: number): typeof over {
    const cards = [...(list?.querySelectorAll<HTMLElement>(':scope > .topic') ?? [])]
    const at = cards.findIndex((other) => other !== card && holds(other.getBoundingClientRect(), x, y))
    const found = cards[at]
    return found ? { card: found, side: at < cards.indexOf(card as HTMLElement) ? 'before' : 'after' } : null
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
      mark(under(clientX, clientY))
    },
    end() {
      const drop = over
      mark(null)
      card.style.translate = ''
      // Until it is drawn at its new place, so that it does not slide there from the old one.
      requestAnimationFrame(() => delete card.dataset.dragged)
      return drop
    },
  }
}

function holds({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}
