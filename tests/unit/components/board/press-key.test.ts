import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { turnKeys } from '../../../../components/board/keys.ts'
import { pressKey } from '../../../../components/board/press-key.ts'

/** As much of an element as a key looks at. */
class AnElement {
  pressed = 0
  focused = 0
  readonly is: string
  readonly within: Record<string, AnElement>
  readonly seen: boolean

  /** What it is and what is around or in it, as selectors ask for it. */
  constructor(is: string, within: Record<string, AnElement> = {}, seen = true) {
    this.is = is
    this.within = within
    this.seen = seen
  }
  closest(selector: string): AnElement | null {
    return this.within[selector] ?? (selector.split(', ').includes(this.is) ? this : null)
  }
  matches(selector: string): boolean {
    return this.is === selector
  }
  checkVisibility(): boolean {
    return this.seen
  }
  click(): void {
    this.pressed += 1
  }
  focus(): void {
    this.focused += 1
  }
  querySelectorAll(selector: string): AnElement[] {
    return Object.entries(this.within).flatMap(([name, element]) => (name === selector ? [element] : []))
  }
}

let onBoard: [selector: string, element: AnElement][]
let body: AnElement

beforeEach(() => {
  onBoard = []
  body = new AnElement('body')
  const kept = new Map<string, string>()
  vi.stubGlobal('Element', AnElement)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  const all = (selector: string) => onBoard.flatMap(([name, element]) => (name === selector ? [element] : []))
  vi.stubGlobal('document', {
    body,
    querySelector: (selector: string) => all(selector)[0] ?? null,
    querySelectorAll: all,
  })
})
afterEach(() => vi.unstubAllGlobals())

const put = (act: string, element = new AnElement('button')): AnElement => {
  onBoard.push([`[data-key="${act}"]`, element])
  return element
}

/** Presses a key; says whether the browser is kept from it, and whether the sheet was asked for. */
function press(key: string, target: AnElement = body, more: { shiftKey?: boolean; repeat?: boolean } = {}) {
  const [preventDefault, showSheet] = [vi.fn(), vi.fn()]
  const held = { code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false }
  const event = { ...held, ...more, key, target: target as unknown as EventTarget, defaultPrevented: false }
  pressKey({ ...event, preventDefault }, showSheet)
  return { taken: preventDefault.mock.calls.length > 0, sheet: showSheet.mock.calls.length > 0 }
}

it('presses the first button in sight, once however long the key is held', () => {
  const away = put('go', new AnElement('button', {}, false))
  const go = put('go')
  expect(press('g').taken).toBe(true)
  press('g', body, { repeat: true })
  expect([away.pressed, go.pressed]).toEqual([0, 1])
})

it('leaves the key to the browser where its button is not there', () => {
  expect(press('n').taken).toBe(false)
})

it('goes to a field instead of pressing it, first to that of the card that has the focus', () => {
  const stage = put('line', new AnElement('input'))
  press('l')
  expect([stage.focused, stage.pressed]).toEqual([1, 0])
  const own = new AnElement('input')
  const card = new AnElement('.topic', { '[data-key="line"]': own })
  press('l', new AnElement('button', { '.topic': card }))
  expect([stage.focused, own.focused]).toEqual([1, 1])
})

it('votes for no topic that has not the focus', () => {
  const vote = put('vote')
  expect(press('v').taken).toBe(false)
  expect(vote.pressed).toBe(0)
})

it('does nothing while somebody writes, or a dialog is open even if the focus has left it', () => {
  const next = put('next')
  press('n', new AnElement('input'))
  press('n', new AnElement('textarea'))
  onBoard.push(['dialog[open]', new AnElement('dialog')])
  press('n')
  expect(press('?').sheet).toBe(false)
  expect(next.pressed).toBe(0)
})

it('shows the sheet also where its button is out of sight and keys are off, so that they can be turned on', () => {
  const go = put('go')
  put('keys', new AnElement('button', {}, false))
  turnKeys(false)
  expect(press('?', body, { shiftKey: true })).toEqual({ taken: true, sheet: true })
  press('g')
  expect(go.pressed).toBe(0)
})
