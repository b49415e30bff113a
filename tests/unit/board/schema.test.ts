import { describe, expect, it } from 'vitest'
import { boardCommand, participantBody } from '#lib/board/schema'

const id = '0b9d7b3e-3c55-4a86-9d3f-1c2d3e4f5a6b'
const other = '1c9d7b3e-3c55-4a86-9d3f-1c2d3e4f5a6b'
const propose = (title: unknown, details?: unknown) => boardCommand.safeParse({ id, type: 'propose', title, details })
const line = (kind: string, text: string) =>
  boardCommand.safeParse({ id, type: 'add-line', topicId: other, kind, text })

describe('titles and names', () => {
  it('are trimmed and composed', () => {
    expect(propose('  Cafe\u0301 ').data).toEqual({ id, type: 'propose', title: 'Café', details: '' })
  })
  it.each(['Exactly once, honestly', 'שלום', 'می‌خواهم', 'क्‍ष', '👩‍👩‍👧 and ❤️‍🔥', '日本語', '?', 'x'.repeat(140)])(
    'may be %j',
    (title) => {
      expect(propose(title).success).toBe(true)
    },
  )
  it.each([
    ['empty', ''],
    ['blank', ' \n '],
    ['too long', 'x'.repeat(141)],
    ['very long', 'x'.repeat(10_000)],
    ['two lines', 'a\nb'],
    ['NUL', 'a\0b'],
    ['escape', 'a\u001bb'],
    ['a lone surrogate', 'a\ud800'],
    ['a bidi override', 'a\u202Eb'],
    ['a bidi isolate', 'a\u2067b'],
    ['a zero-width space', 'a\u200Bb'],
    ['a byte order mark', 'a\uFEFFb'],
    ['a joiner in a Latin word', 'An\u200Da'],
    ['nothing but joiners', '\u200D\u200C'],
    ['a Hangul filler alone', '\u3164'],
    ['a tag', 'a\u{E0041}'],
    ['a number', 7],
  ])('are refused: %s', (_, title) => {
    expect(propose(title).success).toBe(false)
    expect(participantBody.safeParse({ id, name: title }).success).toBe(false)
  })
  it('have names of up to 60 characters', () => {
    expect(participantBody.safeParse({ id, name: 'x'.repeat(60) }).success).toBe(true)
    expect(participantBody.safeParse({ id, name: 'x'.repeat(61) }).success).toBe(false)
  })
})

describe('details and lines', () => {
  it('lose what cannot be seen, and keep their lines', () => {
    expect(propose('T', '\uFEFF one\r\ntwo\t\u202Ethree\u200B ').data).toMatchObject({ details: 'one\ntwo\tthree' })
  })
  it('are refused with control characters, lone surrogates, or too long', () => {
    for (const text of ['a\0', 'a\u0007', '\udc00', 'x'.repeat(2001)]) expect(propose('T', text).success).toBe(false)
    expect(propose('T', '['.repeat(2000)).success).toBe(false)
    expect(propose('T', 'see [a] and [[b](c)] '.repeat(90)).success).toBe(true)
    for (const text of ['', '\u200B', 'a\nb', 'x'.repeat(501)]) expect(line('note', text).success).toBe(false)
    expect(line('action', 'Ana writes it down').success).toBe(true)
  })
  it('a link is one web address', () => {
    for (const text of ['https://example.org/a?b', 'http://example.org']) expect(line('link', text).success).toBe(true)
    for (const text of ['javascript:alert(1)', 'example.org', 'https://', 'see https://example.org', 'https://a b'])
      expect(line('link', text).success).toBe(false)
    expect(boardCommand.safeParse({ id, type: 'edit-line', lineId: other, kind: 'link', text: 'no' }).success).toBe(
      false,
    )
  })
})

describe('who does it, and until when', () => {
  const assigned = { ownerId: other, due: '2026-12-01' }
  const add = (kind: string, extra: object) =>
    boardCommand.safeParse({ id, type: 'add-line', topicId: other, kind, text: 'https://example.org', ...extra })
  const edit = (kind: string, extra: object) =>
    boardCommand.safeParse({ id, type: 'edit-line', lineId: other, kind, text: 'https://example.org', ...extra })

  it('are said of an action, both, either or neither', () => {
    for (const extra of [assigned, { ownerId: other }, { due: '2026-12-01' }, { ownerId: null, due: null }, {}])
      for (const of of [add, edit]) expect(of('action', extra).data).toMatchObject(extra)
  })
  it.each(['note', 'takeaway', 'decision', 'link'])('are refused of anything else: %s', (kind) => {
    for (const of of [add, edit]) {
      for (const extra of [assigned, { ownerId: other }, { due: '2026-12-01' }])
        expect(of(kind, extra).error?.issues).toMatchObject([
          { path: ['kind'], message: 'Only an action has somebody who does it, and a day.' },
        ])
      expect(of(kind, { ownerId: null, due: null }).success).toBe(true)
    }
  })
  it.each(['2026-13-01', '2026-02-30', '1.12.2026', '2026-12-01T00:00:00Z', ''])(
    'need a day that is one: %j',
    (due) => {
      for (const of of [add, edit])
        expect(of('action', { due }).error?.issues).toMatchObject([
          { path: ['due'], message: 'Write the day as 2026-11-30.' },
        ])
    },
  )
})

describe('commands', () => {
  it('bear ids in lower case', () => {
    const vote = boardCommand.parse({ id: id.toUpperCase(), type: 'vote', topicId: other.toUpperCase() })
    expect(vote).toEqual({ id, type: 'vote', topicId: other })
  })
  it.each([
    { type: 'vote', topicId: other, by: other },
    { type: 'vote', topicId: 'tea' },
    { type: 'vote' },
    { type: 'extend-timebox', timeboxId: other, seconds: 36_000 },
    { type: 'extend-timebox', timeboxId: other, seconds: 0 },
    { type: 'extend-timebox', timeboxId: other, seconds: 1.5 },
    { type: 'set-phase', phase: 'before' },
    { type: 'thumb', timeboxId: other, value: 'left' },
    { type: 'thumb', value: 'up' },
    { type: 'finish-topic' },
    { type: 'call-on', participantId: other },
    { type: 'stop-clock' },
    { type: 'hide', what: 'board', targetId: other },
    { type: 'hide', what: 'topic' },
    { type: 'hide-name', participantId: other },
    { type: 'time-up', timeboxId: other, endsAt: 0, headCount: 1 },
    { type: 'toString' },
    {},
  ])('are refused: %j', (command) => {
    expect(boardCommand.safeParse({ id, ...command }).success).toBe(false)
  })
  it('say which field is wrong', () => {
    const result = line('link', 'no address')
    expect(result.error?.issues).toMatchObject([{ path: ['text'], message: expect.stringContaining('https://') }])
  })
})
