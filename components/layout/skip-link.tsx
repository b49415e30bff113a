import type { ReactNode } from 'react'

/** The id of what a page is about; `Page` sets it, a page without `Page` (the board) sets it itself. */
export const contentId = 'content'

/** First thing on every page: past the menus, for whoever goes by keyboard. */
export function SkipLink(): ReactNode {
  return (
    <a href={`#${contentId}`} className="skip-link">
      Skip to the content
    </a>
  )
}
