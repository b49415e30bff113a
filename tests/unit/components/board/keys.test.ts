import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { KeysSheet } from '#components/board/keys-sheet'
import { aBoard } from '#tests/unit/board/boards'
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

it('leaves what the browser does with Ctrl, Alt and the command key alone', () => {
  for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(press('v', { [held]: true })).toBeUndefined()
})

it('goes by the place of the key where letters are not Latin ones, and by the sign elsewhere', () => {
  expect(press('м', { code: 'KeyV' })).toBe('vote')
  expect(press('.', { code: 'KeyV' })).toBeUndefined()
  expect(press('?', { shiftKey: true, code: 'Slash' })).toBe('keys')
})

it('has each key once', () => {
  const caps = boardKeys.map((key) => keyCaps(key).join(' '))
  expect(new Set(caps).size).toBe(caps.length)
})

/** What stands as `data-key` on the buttons and fields of the board. */
function keysOnTheBoard(): Set<string> {
  const folder = new URL('../../../../components/board/', import.meta.url)
  const sources = readdirSync(folder).filter((name) => name.endsWith('.tsx'))
  const found = sources.flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/data-key=(.*)$/gm)])
  return new Set(
    found.flatMap(
      ([, value = '']) => (/^"[^"]*"|^\{.*?\}/.exec(value)?.[0] ?? '').match(/(?<=["'])[a-z-]+(?=["'])/g) ?? [],
    ),
  )
}

it('has a button for each key, and a key for each button that has one', () => {
  const walks = ['next-card', 'last-card']
  const acts = boardKeys.flatMap(({ act }) => (act && !walks.includes(act) ? [act] : []))
  expect([...keysOnTheBoard()].sort()).toEqual([...new Set(acts)].sort())
})

it('shows the keys of moderators to moderators', () => {
  const sheet = (who: string) => wordsOf(shownTo(who, aBoard(), KeysSheet, { close: () => undefined }))
  expect(sheet('ana')).toContain('Shift V Take a vote back from it')
  expect(sheet('ana')).not.toContain('Moderating')
  expect(sheet('mo')).toContain('Moderating M Take hold of the topic')
})
