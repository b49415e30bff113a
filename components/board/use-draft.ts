'use client'

import { type RefObject, useEffect } from 'react'
import { useBoard } from '#components/board/board-context'
import { whoIsHere } from './board-store.ts'
import { draftAt, draftName, keepDraft } from './drafts.ts'

/** What is kept of a box that is ticked. */
export const ticked = 'on'

/**
 * Keeps what stands half typed in a field, or a box that is ticked, over a reload, in this tab and for this person, until it is sent. Without a key
 * nothing is kept.
 * @param onKept - hears what was found and stands in the field again; the same function each time
 */
export function useDraft(
  key: string | null,
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  onKept?: (text: string) => void,
): (text: string) => void {
  const name = useDraftName(key)
  useEffect(() => {
    const kept = name === null ? null : draftAt(name)
    const input = field.current
    if (!kept || !input) return
    if (input.type === 'checkbox') return void Object.assign(input, { checked: true })
    if (input.value !== '') return
    input.value = kept
    onKept?.(kept)
  }, [name, field, onKept])
  return (text) => {
    if (name !== null) keepDraft(name, text)
  }
}

/** Under what a draft of whoever is here is kept; null without a key. */
export function useDraftName(key: string | null): string | null {
  const who = useBoard(({ me, viewer }) => whoIsHere(me, viewer)[0] ?? '')
  return key === null ? null : draftName(who, key)
}
