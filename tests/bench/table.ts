import type { Pair } from '#tests/bench/numbers'

/** A line of the table. `ok` is null where nothing was asked for. */
export type Row = { what: string; ours: string; yardstick: string; ratio: string; asked: string; ok: boolean | null }

/** What was asked for: a bound on our figure, or on its ratio to the yardstick's. */
export type Asked = { figure: 'ours' | 'ratio'; atLeast?: number; atMost?: number }

/** A line from two figures of one unit. */
export function row(what: string, { ours, yardstick }: Pair, unit: string, asked: Asked | null): Row {
  const ratio = ours / yardstick
  const known = Number.isFinite(ratio)
  const judged = asked?.figure === 'ratio' ? ratio : ours
  const { atLeast, atMost } = asked ?? {}
  const text =
    atLeast === undefined ? `at most ${atMost}` : atLeast === atMost ? `exactly ${atMost}` : `at least ${atLeast}`
  return {
    what,
    ours: withUnit(ours, unit),
    yardstick: withUnit(yardstick, unit),
    ratio: known ? ratio.toFixed(2) : '',
    asked: asked ? (asked.figure === 'ratio' ? `ratio ${text}` : `${text} ${unit}`.trim()) : '',
    ok: asked ? judged >= (asked.atLeast ?? -Infinity) && judged <= (asked.atMost ?? Infinity) : null,
  }
}

/** The table as Markdown. */
export function renderTable(rows: readonly Row[]): string {
  const verdict = ({ ok }: Row) => (ok === null ? '' : ok ? 'yes' : 'NO')
  const head = ['what', 'ours', 'yardstick', 'ratio', 'asked for', 'ok?']
  const lines = rows.map((line) => [line.what, line.ours, line.yardstick, line.ratio, line.asked, verdict(line)])
  const widths = head.map((name, column) => Math.max(name.length, ...lines.map((cells) => cells[column]?.length ?? 0)))
  const toRight = (column: number) => column > 0 && column < 4
  const draw = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (toRight(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (toRight(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`
  return [draw(head), rule, ...lines.map(draw)].join('\n')
}

function withUnit(value: number, unit: string): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value < 1 ? 3 : 1
  return `${value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })} ${unit}`.trim()
}
