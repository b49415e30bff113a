import { expect, it } from 'vitest'
import { boardKeys, keyCaps, keyPressed, type Press } from '../../../../components/board/keys.ts'

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
