import { type ComponentProps, createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { BoardProvider } from '#components/board/board-context'
import { BoardDialogs } from '#components/board/board-dialogs'
import type { Board, Instant } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { noon } from '#tests/unit/board/boards'

/** What a part of the board's page looks like to one of the people on it (`mo` moderates; null reads along), as the server draws it. */
export function drawn(board: Board, who: 'ana' | 'bo' | 'mo' | null, part: ReactNode, now: Instant = noon): string {
  const moderator = who === 'mo'
  const first = {
    ...{ boardId: '019a0000-0000-7000-8000-000000000000', now, present: 3 },
    viewer: {
      member: who === 'mo' || who === 'bo' ? { id: `person-${who}`, name: who } : null,
      moderator,
      going: false,
      organizer: moderator,
      writesNotes: moderator,
    },
    view: view(board, moderator ? 'moderator' : who ? 'participant' : 'public'),
    me: who && privateView(board, who, moderator),
  }
  const page = createElement(BoardDialogs, {} as ComponentProps<typeof BoardDialogs>, part)
  return renderToStaticMarkup(createElement(BoardProvider, { first } as ComponentProps<typeof BoardProvider>, page))
}

/** The words of it, with one space where tags stood. */
export function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
