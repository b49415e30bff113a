import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** `className` may give a column its width, so that two tables of one page stand in line. */
export type Column = { label: string; end?: boolean; hideLabel?: boolean; className?: string }
export type Row = { key: string; cells: readonly ReactNode[] }

/**
 * A calm, dense table for the desk; on a phone each row becomes a small sheet. Cells stand in the order of the columns;
 * the first names the row. A column with `hideLabel` (buttons) keeps its name for screen readers.
 */
export function Table({
  caption,
  showCaption = false,
  columns,
  rows,
  empty,
}: {
  caption: string
  showCaption?: boolean
  columns: readonly Column[]
  rows: readonly Row[]
  empty?: ReactNode
}): ReactNode {
  if (rows.length === 0 && empty) return empty
  return (
    <table className="table">
      <caption className={showCaption ? 'heading text-lead' : 'sr-only'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, end, hideLabel, className }) => (
            <th key={label} scope="col" className={cx('fact', end && 'end', className)}>
              {hideLabel ? <span className="sr-only">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map(({ label, end, hideLabel }, at) => (
              <td key={label} data-label={at === 0 || hideLabel ? '' : label} className={end ? 'end' : undefined}>
                {cells[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
