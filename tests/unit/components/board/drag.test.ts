import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { beginDrag } from '../../../../components/board/drag.ts'

beforeEach(() => {
  for (const [name, value] of Object.entries({ scrollY: 0, innerHeight: 800, scrollBy: () => undefined }))
    vi.stubGlobal(name, value)
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw())
})
afterEach(() => void vi.unstubAllGlobals())

/** A list whose cards stand below one another, each 100 px high; `order` may change while one is dragged. */
function aList(names: string[]) {
  const order = [...names]
  const list = { querySelectorAll: () => order.map((name) => cards.get(name)) }
  const cards = new Map(
    names.map((name) => {
      const getBoundingClientRect = () => {
        const top = order.indexOf(name) * 100
        return { left: 0, right: 400, top, bottom: top + 99 }
      }
      const card = {
        name,
        dataset: {} as Record<string, string>,
        style: {},
        parentElement: list,
        getBoundingClientRect,
      }
      return [name, { ...card, closest: () => cards.get(name) }] as const
    }),
  )
  const handle = (name: string) => cards.get(name) as unknown as Element
  return { order, cards, handle }
}
const at = (clientY: number) => ({ clientX: 50, clientY })

it('drops a card at the side of another one that it came to', () => {
  const { cards, handle } = aList(['tea', 'naps', 'cats'])
  const down = beginDrag(handle('tea'), at(150))
  down?.to(at(250))
  expect(cards.get('cats')?.dataset).toEqual({ drop: 'after' })
  expect(down?.end()).toEqual({ card: cards.get('cats'), side: 'after' })
  expect(cards.get('cats')?.dataset).toEqual({})
  const up = beginDrag(handle('cats'), at(250))
  up?.to(at(150))
  expect(up?.end()).toMatchObject({ card: { name: 'naps' }, side: 'before' })
})

it('drops it on what it was seen to be dropped on, though the list has changed meanwhile', () => {
  const { order, handle } = aList(['tea', 'naps', 'cats', 'dogs'])
  const drag = beginDrag(handle('dogs'), at(350))
  drag?.to(at(260))
  order.splice(0, 4, 'dogs', 'naps', 'cats')
  drag?.to(at(270))
  expect(drag?.end()).toMatchObject({ card: { name: 'cats' }, side: 'after' })
})

it('stays where it is pressed and not moved, and where there is no other card', () => {
  const { handle } = aList(['tea', 'naps'])
  const pressed = beginDrag(handle('tea'), at(50))
  pressed?.to(at(52))
  expect(pressed?.end()).toBeNull()
  const away = beginDrag(handle('tea'), at(50))
  away?.to(at(150))
  away?.to(at(700))
  expect(away?.end()).toBeNull()
})
