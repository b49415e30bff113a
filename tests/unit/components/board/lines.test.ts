import { createElement, type ReactElement, type ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useBoardLive } from '#components/board/board-context'
import { LineForm } from '#components/board/line-form'
import { TopicLines } from '#components/board/topic-lines'
import type { Board } from '#lib/board/state'
import { type LineView, view } from '#lib/board/view'
import { act, by, discussingTea } from '#tests/unit/board/boards'
import { drawn, wordsOf } from '#tests/unit/components/board/drawn'
import { assignedIn } from '../../../../components/board/assigned.ts'
import type { Outcome } from '../../../../components/board/outbox.ts'

const lines = (board: Board, who: 'ana' | 'bo' | 'mo' | null) =>
  wordsOf(drawn(board, who, createElement(TopicLines, { topicId: 'tea', title: 'Tea', bare: true })))
const action = { type: 'add-line', topicId: 'tea', kind: 'action', text: 'Buy some' } as const
const add = (assigned: { ownerId?: string; due?: string }) =>
  act(discussingTea(), by('ana'), { ...action, ...assigned })

afterEach(() => void vi.unstubAllGlobals())

describe('an action', () => {
  it('says who does it and until when, as far as that is known', () => {
    expect(lines(add({ ownerId: 'bo', due: '2026-12-01' }), 'mo')).toContain('Action Buy some Bo, by December 1 Ana')
    expect(lines(add({ due: '2026-12-01' }), 'bo')).toContain('Buy some by December 1 Ana')
    expect(lines(add({ ownerId: 'bo' }), 'ana')).toContain('Buy some Bo Edit')
    expect(lines(add({}), 'bo')).toMatch(/Buy some Ana$/)
  })

  it('names nobody to those who read along', () => {
    expect(lines(add({ ownerId: 'bo', due: '2026-12-01' }), null)).toBe('Action Buy some by December 1')
  })

  it('takes from its form only what was chosen', () => {
    const data = new FormData()
    expect(assignedIn(data)).toEqual({})
    data.set('ownerId', '')
    data.set('due', '')
    expect(assignedIn(data)).toEqual({})
    data.set('ownerId', 'bo')
    data.set('due', '2026-12-01')
    expect(assignedIn(data)).toEqual({ ownerId: 'bo', due: '2026-12-01' })
  })
})

it('no longer shows a line that a moderator took away', () => {
  const board = act(discussingTea(), by('ana'), { ...action, id: 'line' })
  expect(lines(act(board, by('mo'), { type: 'remove-line', lineId: 'line' }), 'ana')).toBe('')
})

it('says to whoever pasted an address that it is on offer to the library, and leads an organizer there', () => {
  const link = { type: 'add-line', topicId: 'tea', kind: 'link', text: 'https://example.org/tea' } as const
  const board = act(discussingTea(), by('ana'), link)
  expect(lines(board, 'ana')).toContain('offered to the library')
  expect(lines(board, 'bo')).not.toContain('library')
  expect(lines(add({}), 'ana')).not.toContain('library')
  const page = drawn(board, 'mo', createElement(TopicLines, { topicId: 'tea', title: 'Tea', bare: true }))
  expect(page).toContain('href="/organize/library/resources/new?url=https%3A%2F%2Fexample.org%2Ftea"')
})

type Seen = { line: LineView; onDone: () => void; outcome: Outcome; send?: (event: object) => Promise<void> }

/** The form of a line whose change comes to this. */
function FormSeen({ seen }: { seen: Seen }): ReactNode {
  const { line, onDone, outcome } = seen
  useBoardLive().run = async () => outcome
  const form = LineForm({ topicId: 'tea', title: '', line, onDone })
  seen.send = (form as ReactElement<{ onSubmit: NonNullable<Seen['send']> }>).props.onSubmit
  return null
}

it('keeps what was changed of a line in its form until it is saved', async () => {
  const typed = new Map([['text', 'Buy some more']])
  vi.stubGlobal('FormData', function (this: object) {
    Object.assign(this, { get: (name: string) => typed.get(name) ?? null })
  })
  const board = act(discussingTea(), by('ana'), { ...action, id: 'line' })
  const [line] = view(board, 'participant').lines as [LineView]
  const refusal = { code: 'hidden-by-moderator', message: 'A moderator has hidden this.' }
  for (const outcome of [{ ok: false as const, refusal }, { ok: true as const }]) {
    const seen: Seen = { line, outcome, onDone: vi.fn() }
    drawn(board, 'ana', createElement(FormSeen, { seen }))
    await seen.send?.({ preventDefault: () => undefined, currentTarget: {} })
    expect(seen.onDone).toHaveBeenCalledTimes(outcome.ok ? 1 : 0)
  }
})
