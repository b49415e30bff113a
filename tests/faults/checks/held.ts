import { isDeepStrictEqual } from 'node:util'

/** What a client holds, by the code of the browser, and what the tables say that this viewer sees. */
export type Holding = { who: string; held: object; expected: object }

/** Every client that came back holds the view of the tables. */
export function clientsHoldTheView(holdings: readonly Holding[]): string[] {
  return holdings.flatMap(({ who, held, expected }) => {
    // As JSON, since that is how it came.
    const theirs = plain(held)
    const ours = plain(expected)
    return isDeepStrictEqual(theirs, ours)
      ? []
      : [`${who} does not hold the view of the tables: ${difference(theirs, ours)}`]
  })
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** The first place where two values differ, with what stands there. */
function difference(held: unknown, expected: unknown, path = ''): string {
  if (isObject(held) && isObject(expected))
    for (const key of new Set([...Object.keys(held), ...Object.keys(expected)]))
      if (!isDeepStrictEqual(held[key], expected[key])) return difference(held[key], expected[key], `${path}/${key}`)
  return `${path || '/'} is ${short(held)} instead of ${short(expected)}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 120)
}
