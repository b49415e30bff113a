import { createElement } from 'react'
import { expect, it } from 'vitest'
import { BoardDialog, type DialogKind } from '#components/board/board-dialog'
import { withTopics } from '#tests/unit/board/boards'
import { drawn } from './drawn.ts'

const closes = (kind: DialogKind) => {
  const part = createElement(BoardDialog, { dialog: kind, onClose: () => undefined, voice: null })
  return drawn(withTopics(), 'mo', part).match(/>Close</g)?.length ?? 0
}

it('has one Close in what only shows, and none beside what sends something off', () => {
  const shows: DialogKind[] = [
    { kind: 'people' },
    { kind: 'acts', timeZone: 'UTC' },
    { kind: 'invite', address: 'https://example.org/b/abc', slug: 'may' },
    { kind: 'keys' },
    { kind: 'signals' },
  ]
  for (const kind of shows) expect(closes(kind), kind.kind).toBe(1)
  for (const kind of ['propose', 'settings', 'paper'] as const) expect(closes({ kind }), kind).toBe(0)
})
