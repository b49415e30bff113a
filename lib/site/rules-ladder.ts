const rung = /^(\d{1,2})(?::([0-5]\d))?$/

/** Timeboxes as somebody writes them, minutes, or minutes and seconds: "5, 3, 1:30" as seconds. Null where one cannot be read. */
export function readLadder(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  const read = parts.map((part) => rung.exec(part))
  if (read.some((match) => match === null)) return null
  return read.map((match) => Number(match?.[1]) * 60 + Number(match?.[2] ?? 0))
}

/** A ladder as `readLadder` reads it. */
export function writeLadder(ladder: readonly number[]): string {
  const written = (seconds: number) => {
    const rest = seconds % 60
    return `${Math.floor(seconds / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
  }
  return ladder.map(written).join(', ')
}

/** What is said where a ladder cannot be read. */
export const LADDER_UNREAD = 'Write minutes, such as 5, 3, 1:30.'
