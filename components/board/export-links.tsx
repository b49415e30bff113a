'use client'

import { Fragment, type ReactNode } from 'react'
import { useBoardLive } from '#components/board/board-context'
import { paths } from '#lib/paths'

const formats = [
  { format: 'md', name: 'Markdown' },
  { format: 'csv', name: 'CSV' },
  { format: 'json', name: 'JSON' },
] as const

/** The board as a file, in each of its forms: plain links, so that they work without JavaScript. */
export function ExportLinks(): ReactNode {
  const { boardId, practice } = useBoardLive()
  if (practice) return null
  return (
    <p className="export-links fact text-muted">
      Export:{' '}
      {formats.map(({ format, name }, at) => (
        <Fragment key={format}>
          {at > 0 ? ', ' : null}
          <a href={paths.api.boardExport(boardId, format)} download className="touch">
            {name}
          </a>
        </Fragment>
      ))}
    </p>
  )
}
