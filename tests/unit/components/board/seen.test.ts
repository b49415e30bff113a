import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { view } from '#lib/board/view'
import { act, by, discussingTea, noon, seconds, withTopics } from '#tests/unit/board/boards'
import { createGap } from '../../../../components/board/missed.ts'
import { createSeen } from '../../../../components/board/seen.ts'

const shown = (board: Parameters<typeof view>[0]) => view(board, 'participant')
const [before, after] = [
  shown(withTopics()),
  shown(act(discussingTea(), by('mo'), { type: 'finish-topic' }, noon + seconds(60))),
]

let clock = 0
let items: Map<string, string>
let stops: (() => void)[] = []
const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const window = new EventTarget()

beforeEach(() => {
  clock = 1_000
  items = new Map()
  document.visibilityState = 'visible'
  vi.stubGlobal('document', document)
  vi.stubGlobal('window', window)
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  })
})
afterEach(() => {
  for (const stop of stops) stop()
  stops = []
  vi.unstubAllGlobals()
})

/** A page of the board in this tab, which shows the board as it was before the hour. */
function aPage(who = 'ana', boardId = 'board') {
  const told: string[][] = []
  const gap = createGap(
    (lines) => told.push(lines.map((line) => line.replace(/[\u2068\u2069]/g, ''))),
    () => clock,
  )
  const stop = createSeen(gap, { boardId, who: () => who, view: () => before }).start()
  stops.push(stop)
  return { gap, told, stop }
}

const hide = () => {
  document.visibilityState = 'hidden'
  document.dispatchEvent(new Event('visibilitychange'))
}

it('tells a page what was missed since an earlier one of the same tab was left or thrown away', () => {
  for (const leave of [hide, () => void window.dispatchEvent(new Event('pagehide'))]) {
    const { stop } = aPage()
    leave()
    stop()
    clock += 20_000
    const { gap, told } = aPage()
    gap.close(after)
    gap.close(after)
    expect(told).toEqual([['The discussion has begun.', '“Tea” was discussed.']])
  }
})

it('counts from where a gap began that was open already', () => {
  const first = aPage()
  first.gap.open(before)
  clock += 19_000
  hide()
  clock += 1_000
  const { gap, told } = aPage()
  gap.close(after)
  expect(told).toHaveLength(1)
})

it('tells nothing after a mere reload, to somebody else, or of another board', () => {
  aPage()
  hide()
  clock += 19_999
  const reloaded = aPage()
  reloaded.gap.close(after)
  clock += 60_000
  const [somebody, elsewhere] = [aPage('bo'), aPage('ana', 'other')]
  somebody.gap.close(after)
  elsewhere.gap.close(after)
  expect([...reloaded.told, ...somebody.told, ...elsewhere.told]).toEqual([])
})

it('keeps no words of anybody, and forgives what another version kept', () => {
  aPage()
  hide()
  const [[key, kept] = ['', '']] = items
  expect(kept).not.toContain('Tea')
  for (const odd of ['', '{', 'null', '{"at":1}', '{"at":"1","view":{"topics":[],"lines":[]}}']) {
    items.set(key, odd)
    clock += 60_000
    const { gap, told } = aPage()
    gap.close(after)
    expect(told, odd).toEqual([])
  }
})
