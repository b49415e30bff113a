import { readdirSync, readFileSync } from 'node:fs'
import { createElement } from 'react'
import { expect, it } from 'vitest'
import { KeysSheet } from '#components/board/keys-sheet'
import { PhaseBar } from '#components/board/phase-bar'
import { Stage } from '#components/board/stage'
import type { Board, Instant } from '#lib/board/state'
import { aBoard, act, by, discussingTea, minutes, noon, votingOnTea, withTopics } from '#tests/unit/board/boards'
import { drawn } from '#tests/unit/components/board/drawn'
import { boardKeys, keyCaps, keyPressed, type Press } from '../../../../components/board/keys.ts'
import { shownTo, wordsOf } from './cards.ts'

const press = (key: string, more: Partial<Press> = {}) =>
  keyPressed({ key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more })?.act

it('tells a vote from its return by Shift, whatever Caps Lock says', () => {
  expect(press('v')).toBe('vote')
  expect(press('V')).toBe('vote')
  expect(press('V', { shiftKey: true })).toBe('unvote')
  expect(press('v', { shiftKey: true })).toBe('unvote')
})

it('moves the board on only together with Shift', () => {
  expect(press('D')).toBe('done')
  expect(press('D', { shiftKey: true })).toBe('phase-discussing')
  expect(press('x')).toBe('hold')
  expect(press('X', { shiftKey: true })).toBe('close')
  expect(press('n', { shiftKey: true })).toBeUndefined()
  expect(press('+', { shiftKey: true })).toBe('minute-more')
})

it('leaves what the browser does with Ctrl, Alt and the command key alone', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(press('v', { [held]: true })).toBeUndefined()
})

it('goes by the place of the key where letters are not Latin ones, and by the sign elsewhere', () => {
  expect(press('м', { code: 'KeyV' })).toBe('vote')
  expect(press('.', { code: 'KeyV' })).toBeUndefined()
  expect(press('١', { code: 'Digit1' })).toBe('thumb-up')
  expect(press('?', { shiftKey: true, code: 'Slash' })).toBe('keys')
})

it('has each key once', () => {
  const caps = boardKeys.map((key) => keyCaps(key).join(' '))
  expect(new Set(caps).size).toBe(caps.length)
})

/** What stands as `data-key` on the buttons and fields of the board; `*` for what only the running page knows. */
function keysOnTheBoard(): string[] {
  const folder = new URL('../../../../components/board/', import.meta.url)
  const sources = readdirSync(folder).filter((name) => name.endsWith('.tsx'))
  const found = sources.flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/data-key=(.*)$/gm)])
  return found.flatMap(([, value = '']) => {
    const [made] = /(?<=^\{`)[^`]*(?=`)/.exec(value) ?? []
    if (made) return [made.replace(/\$\{.*\}/, '*')]
    return (/^"[^"]*"|^\{.*?\}/.exec(value)?.[0] ?? '').match(/(?<=["'])[a-z-]+(?=["'])/g) ?? []
  })
}

it('has a button for each key, and a key for each button that has one', () => {
  const walks = ['next-card', 'last-card']
  const acts = [...new Set(boardKeys.flatMap(({ act }) => (act && !walks.includes(act) ? [act] : [])))]
  const there = [...new Set(keysOnTheBoard())]
  const fits = (name: string, act: string) => name === act || (name.endsWith('*') && act.startsWith(name.slice(0, -1)))
  expect(acts.filter((act) => !there.some((name) => fits(name, act)))).toEqual([])
  expect(there.filter((name) => !acts.some((act) => fits(name, act)))).toEqual([])
})

it('has one button in sight for each key of the hour, and none for whom it is not', () => {
  const keysOf = (who: 'ana' | 'mo', board: Board, now: Instant = noon) => {
    const parts = createElement('div', {}, createElement(PhaseBar), createElement(Stage))
    return [...drawn(board, who, parts, now).matchAll(/data-key="([^"]*)"/g)].map(([, key]) => key).sort()
  }
  const phases = ['close', 'phase-collecting', 'phase-discussing', 'phase-voting', 'settings']
  const ready = act(withTopics(), by('mo'), { type: 'set-phase', phase: 'discussing' })
  expect(keysOf('mo', ready)).toEqual([...phases, 'go', 'undo'].sort())
  const clock = ['end', 'go', 'minute-less', 'minute-more', 'next', 'park']
  expect(keysOf('mo', discussingTea())).toEqual([...phases, ...clock, 'hand', 'line', 'undo'].sort())
  expect(keysOf('ana', discussingTea())).toEqual(['hand', 'line'])
  const asked = act(discussingTea(), by('ana'), { type: 'raise-hand', participantId: 'ana' })
  expect(keysOf('mo', asked)).toContain('floor')
  const thumbs = ['thumb-down', 'thumb-sideways', 'thumb-up']
  const opened = noon + minutes(5)
  expect(keysOf('ana', votingOnTea(), opened)).toEqual(['hand', 'line', ...thumbs])
  expect(keysOf('mo', votingOnTea(), opened)).toEqual(
    expect.arrayContaining([...thumbs, 'continue', 'next', 'park', 'line']),
  )
})

it('shows the keys of moderators to moderators', () => {
  const sheet = (who: string) => wordsOf(shownTo(who, aBoard(), KeysSheet, {}))
  expect(sheet('ana')).toContain('Shift V Take a vote back from it')
  expect(sheet('ana')).not.toMatch(/Moderating|The clock/)
  expect(sheet('mo')).toContain('Moderating F Give the floor to the next speaker')
  expect(sheet('mo')).toContain('The clock G Start the topic; pause, and go on')
})
