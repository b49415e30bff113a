import type { Board } from './state.ts'

/** So many have to have rated the hour before anybody is told how: with two, each would know the other's. */
export const FEWEST_RATINGS = 3

/** How many rated the hour, and once there are enough how often each value from 1 to 5 was given. */
export type Ratings = { count: number; values: number[] | null }

/** What people said of the hour. Below three it depends on no rating's value. */
export function viewRatings({ participants }: Pick<Board, 'participants'>): Ratings {
  const values = [0, 0, 0, 0, 0]
  let count = 0
  for (const { rating } of participants.values()) {
    if (rating === null) continue
    count += 1
    values[rating - 1] = (values[rating - 1] ?? 0) + 1
  }
  return { count, values: count < FEWEST_RATINGS ? null : values }
}

/** The mean of the ratings; null where they are not shown. */
export function averageOf({ count, values }: Ratings): number | null {
  if (!values || count === 0) return null
  return values.reduce((sum, often, at) => sum + often * (at + 1), 0) / count
}
