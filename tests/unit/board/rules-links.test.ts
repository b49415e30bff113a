import { expect, it } from 'vitest'
import { addressesIn } from '#lib/board/rules-links'

it('finds the addresses in a line, each once, without the sentence around them', () => {
  expect(addressesIn('Read https://example.org/raft, then (http://example.org/b_(c)).')).toEqual([
    'https://example.org/raft',
    'http://example.org/b_(c)',
  ])
  expect(addressesIn('HTTPS://example.org/a and HTTPS://example.org/a!')).toEqual(['HTTPS://example.org/a'])
  expect(addressesIn('ftp://example.org, javascript:alert(1), https://')).toEqual([])
})
