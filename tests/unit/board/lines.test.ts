import { describe, expect, it } from 'vitest'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import { act, answer, by, type Order, withTopics } from '#tests/unit/board/boards'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const assigned = { ownerId: 'bo', due: '2026-12-01' }
const add = (extra: object): Order => ({
  type: 'add-line',
  id: 'do',
  topicId: 'tea',
  kind: 'action',
  text: 'Brew',
  ...extra,
})
const edit = (extra: object): Order => ({ type: 'edit-line', lineId: 'do', kind: 'action', text: 'Brew', ...extra })
const line = (board: Board) => view(board, 'participant').lines.find(({ id }) => id === 'do')

describe('who does an action', () => {
  it('is somebody on the board, with a day, until its author says otherwise', () => {
    const board = act(withTopics(), ana, add(assigned))
    expect(line(board)).toMatchObject({ kind: 'action', authorId: 'ana', ...assigned })
    expect(line(act(board, ana, edit({ ...assigned, ownerId: 'mo' })))).toMatchObject({ ...assigned, ownerId: 'mo' })
    const nobody = line(act(board, ana, edit({ ownerId: null, due: null })))
    expect(nobody).not.toHaveProperty('ownerId')
    expect(nobody).not.toHaveProperty('due')
    expect(line(act(board, ana, { ...edit({}), kind: 'note' } as Order))).not.toHaveProperty('ownerId')
  })
  it('is nobody whom the board does not know, or who was taken off it', () => {
    const board = act(withTopics(), ana, add(assigned))
    const without = act(board, mo, { type: 'remove-participant', participantId: 'bo' })
    for (const [there, ownerId] of [
      [board, 'nobody'],
      [without, 'bo'],
    ] as const) {
      expect(answer(there, ana, { ...add({ ownerId }), id: 'more' })).toBe('no-such-participant')
      expect(answer(there, ana, edit({ ownerId }))).toBe('no-such-participant')
    }
    expect(answer(board, bo, edit({ ownerId: 'ana' }))).toBe('not-yours')
  })
})
