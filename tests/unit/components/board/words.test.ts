import { describe, expect, it } from 'vitest'
import {
  clockText,
  lengthText,
  lineToSend,
  spokenTime,
  whoSeesVotes,
  withLinks,
} from '../../../../components/board/words.ts'

describe('clock words', () => {
  it('counts a second that has begun', () => {
    expect([0, 1, 1_000, 186_000, 3_720_000, -5].map(clockText)).toEqual([
      '0:00',
      '0:01',
      '0:01',
      '3:06',
      '1:02:00',
      '0:00',
    ])
  })

  it('says a time as one would', () => {
    expect([0, 1_000, 60_000, 186_000].map(spokenTime)).toEqual([
      'no time',
      '1 second',
      '1 minute',
      '3 minutes 6 seconds',
    ])
    expect([300, 60, 90].map(lengthText)).toEqual(['5 minutes', '1 minute', '1:30'])
  })
})

describe('withLinks', () => {
  it('leaves the full stop and the bracket outside', () => {
    expect(withLinks('See (https://example.org/a?b=1). Or not')).toEqual([
      { text: 'See (' },
      { text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
      { text: '). Or not' },
    ])
  })

  it('keeps a bracket that the address itself has opened', () => {
    const address = 'https://example.org/wiki/Lean_(coffee)'
    expect(withLinks(`(${address})`)).toEqual([{ text: '(' }, { text: address, href: address }, { text: ')' }])
  })

  it('links nothing but http and https', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'https://', '//example.org'])
      expect(withLinks(text)).toEqual([{ text }])
  })
})

describe('lineToSend', () => {
  it('makes a link of an address alone, and leaves what was chosen otherwise', () => {
    expect(lineToSend('note', ' https://example.org/x ')).toEqual({ kind: 'link', text: 'https://example.org/x' })
    expect(lineToSend('action', 'https://example.org')).toMatchObject({ kind: 'action' })
    expect(lineToSend('note', 'read https://example.org')).toMatchObject({ kind: 'note' })
  })
})

it('says before a vote who will see it, and whose it was', () => {
  expect(whoSeesVotes(true, false)).toBe('votes are hidden until voting closes')
  expect(whoSeesVotes(true, true)).toBe('votes are hidden until voting closes, then shown with names')
  expect(whoSeesVotes(false, true)).toBe('votes are shown with names')
  expect(whoSeesVotes(false, false)).toBeUndefined()
})
