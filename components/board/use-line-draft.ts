import { useEffect } from 'react'
import type { LineKind } from '#lib/board/state'
import type { LineView } from '#lib/board/view'
import { draftAt, keepDraft } from './drafts.ts'
import { useDraftName } from './use-draft.ts'
import { lineNames } from './words.ts'

/** A line that is half typed: all that its form holds. */
export type LineDraft = { kind: LineKind; text: string } & Pick<LineView, 'ownerId' | 'due'>

/**
 * Keeps a half-typed line with kind, owner and day over a reload, as `useDraft` keeps a field. Without a key nothing is kept.
 * @param onKept - hears what was found; the same function each time
 */
export function useLineDraft(key: string | null, onKept: (draft: LineDraft) => void): (draft: LineDraft) => void {
  const name = useDraftName(key)
  useEffect(() => {
    const kept = name === null ? null : draftAt(name)
    if (kept) onKept(lineDraftIn(kept))
  }, [name, onKept])
  return (draft) => {
    if (name !== null) keepDraft(name, draft.text === '' ? '' : JSON.stringify(draft))
  }
}

/** What is no such draft are words alone, as an older version of this page kept them. */
function lineDraftIn(kept: string): LineDraft {
  try {
    const draft = JSON.parse(kept)
    if (Object.hasOwn(lineNames, draft.kind) && typeof draft.text === 'string') return draft
  } catch {}
  return { kind: 'note', text: kept }
}
