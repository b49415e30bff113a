import { createElement, type ReactElement, type ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { useBoardLive } from '#components/board/board-context'
import { BoardDialog } from '#components/board/board-dialog'
import { MergeTopics } from '#components/board/merge-topics'
import type { BoardCommand } from '#lib/board/schema'
import { act, by, withTopics } from '#tests/unit/board/boards'
import { shownTo, wordsOf } from './cards.ts'

type Dialog = ReactElement<{
  ref: { current: unknown }
  onPointerDown: (event: { target: unknown }) => void
  onClick: (event: { target: unknown }) => void
}>

function Seen({ see }: { see: (dialog: Dialog) => void }): ReactNode {
  see(BoardDialog({ dialog: { kind: 'people' }, onClose: () => undefined, voice: null }) as Dialog)
  return null
}

it('closes by a press outside, and not where marking text ends there', () => {
  const close = vi.fn()
  const [itself, field] = [{ close }, {}]
  let dialog: Dialog | undefined
  const see = (drawn: Dialog) => {
    dialog = drawn
  }
  shownTo('ana', withTopics(), Seen, { see })
  if (dialog) dialog.props.ref.current = itself
  const press = (down: unknown, up: unknown) => {
    dialog?.props.onPointerDown({ target: down })
    dialog?.props.onClick({ target: up })
  }
  press(field, field)
  press(field, itself)
  press(itself, field)
  expect(close).not.toHaveBeenCalled()
  press(itself, itself)
  expect(close).toHaveBeenCalledOnce()
})

function Merging({ sent }: { sent: boolean }): ReactNode {
  const { store } = useBoardLive()
  const command: BoardCommand = { id: 'c', type: 'merge-topics', topicId: 'naps', intoId: 'tea' }
  if (sent) store.setPending([{ command, place: 'merge', state: 'sending', version: null }], false)
  return createElement(MergeTopics, { topicId: 'naps', close: () => undefined })
}

it('does not say that there is nothing to merge with while a topic is being merged', () => {
  const merged = act(withTopics(), by('mo'), { type: 'merge-topics', topicId: 'naps', intoId: 'tea' })
  expect(wordsOf(shownTo('mo', merged, Merging, { sent: true }))).toBe('')
  expect(wordsOf(shownTo('mo', merged, Merging, { sent: false }))).toContain('There is no other topic')
})
