import { createElement, type FunctionComponent, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { BoardProvider } from '#components/board/board-context'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { noon } from '#tests/unit/board/boards'

/** What a person (or a visitor) is shown of a part of the board, as HTML. Mo moderates. */
export function shownTo<P extends object>(
  who: string | null,
  board: Board,
  part: FunctionComponent<P>,
  props: P,
): string {
  const moderator = who === 'mo'
  const kind = moderator ? 'moderator' : who ? 'participant' : 'public'
  const me = who ? privateView(board, who, moderator) : null
  const viewer = { member: who ? { id: `person-${who}`, name: who } : null, going: false, moderator }
  const first = { boardId: 'board', view: view(board, kind), me, present: 2, now: noon, viewer }
  const children: ReactNode = createElement(part, props)
  return renderToStaticMarkup(createElement(BoardProvider, { first, children }))
}

/** The words of some HTML, as one reads them; names that are set apart are as they were written. */
export function wordsOf(html: string): string {
  const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\u2068\u2069]/g, '')
  const plain = text.replaceAll('&#x27;', "'").replaceAll('&amp;', '&').replaceAll('&quot;', '"')
  return plain.replaceAll(/[\s\u00a0]+/g, ' ').trim()
}
