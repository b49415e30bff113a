import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createGaze } from '../../../../components/board/gaze.ts'

type Tab = { heard: string[]; show(): void; hide(): void }

const channels = new Set<{ hear: (event: { data: unknown }) => void }>()
let signal: string | null = null
let closers: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('localStorage', { getItem: () => signal })
  // Those of the tests hear at once, and each hears the others only, as in a browser.
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      hear: (event: { data: unknown }) => void = () => undefined
      constructor() {
        channels.add(this)
      }
      addEventListener(_name: string, hear: (event: { data: unknown }) => void): void {
        this.hear = hear
      }
      postMessage(data: unknown): void {
        for (const other of [...channels]) if (other !== this) other.hear({ data })
      }
      close(): void {
        channels.delete(this)
      }
    },
  )
})

afterEach(() => {
  for (const close of closers) close()
  closers = []
  signal = null
  channels.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A tab with a board. What happens in a tab finds the document of that tab. */
function aTab(boardId: string, visible = true, wall = false): Tab {
  const page = Object.assign(new EventTarget(), { visibilityState: visible ? 'visible' : 'hidden' })
  const enter = () => vi.stubGlobal('document', page)
  enter()
  vi.stubGlobal('window', new EventTarget())
  const heard: string[] = []
  const before = new Set(channels)
  const gaze = createGaze(boardId, { onLook: () => heard.push('look'), onAway: () => heard.push('away') }, wall)
  closers.push(gaze.start())
  for (const channel of channels.difference(before)) {
    const { hear } = channel
    channel.hear = (event) => {
      const speaker = document
      enter()
      hear(event)
      vi.stubGlobal('document', speaker)
    }
  }
  const set = (state: string) => {
    enter()
    page.visibilityState = state
    page.dispatchEvent(new Event('visibilitychange'))
  }
  return { heard, show: () => set('visible'), hide: () => set('hidden') }
}

describe('a tab of a board', () => {
  it('gives its connection back a minute after it was hidden, and takes it again when it is looked at', () => {
    const tab = aTab('tea')
    tab.hide()
    vi.advanceTimersByTime(59_000)
    expect(tab.heard).toEqual([])
    vi.advanceTimersByTime(1_000)
    expect(tab.heard).toEqual(['away'])
    tab.show()
    expect(tab.heard).toEqual(['away', 'look'])
  })

  it('takes none where it was opened behind', () => {
    const tab = aTab('tea', false)
    expect(tab.heard).toEqual(['away'])
    tab.show()
    expect(tab.heard).toEqual(['away', 'look'])
  })

  it('keeps it where it is to call from behind', () => {
    signal = 'on'
    const [tab, behind] = [aTab('tea'), aTab('naps', false)]
    tab.hide()
    vi.advanceTimersByTime(120_000)
    expect([...tab.heard, ...behind.heard]).toEqual([])
  })
})

describe('tabs of one browser', () => {
  it('give theirs back at once when another board is looked at', () => {
    const first = aTab('tea')
    first.hide()
    const second = aTab('naps')
    expect(first.heard).toEqual(['away'])
    expect(second.heard).toEqual([])
  })

  it('keep it to call from behind, unless the same board is in front', () => {
    signal = 'on'
    const same = aTab('tea')
    same.hide()
    const other = aTab('naps')
    other.hide()
    aTab('tea')
    expect(same.heard).toEqual(['away'])
    expect(other.heard).toEqual([])
  })

  it('keep the board of a wall that is in front, which counts nobody, for as long as it is', () => {
    const board = aTab('tea')
    board.hide()
    const wall = aTab('tea', true, true)
    vi.advanceTimersByTime(600_000)
    expect(board.heard).toEqual([])
    wall.hide()
    vi.advanceTimersByTime(59_000)
    expect(board.heard).toEqual([])
    vi.advanceTimersByTime(1_000)
    expect(board.heard).toEqual(['away'])
  })

  it('take no wall for their own board: that of another board, or a second wall, sends them away', () => {
    const board = aTab('naps')
    board.hide()
    const wall = aTab('tea', true, true)
    expect(board.heard).toEqual(['away'])
    wall.hide()
    aTab('tea', true, true)
    expect(wall.heard).toEqual(['away'])
  })

  it('go by the clock where the browser has no channel between tabs', () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const tab = aTab('tea')
    tab.hide()
    aTab('naps')
    expect(tab.heard).toEqual([])
  })
})
