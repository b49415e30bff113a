import { averageOf, FEWEST_RATINGS, type Ratings } from '#lib/board/view-ratings'
import { counted } from './words.ts'

/** "7 people say 4.1 of 5", or how many more it takes before anybody reads an average; empty where nobody has rated. */
export function ratingText(ratings: Ratings): string {
  const { count } = ratings
  const average = averageOf(ratings)
  if (count === 0) return ''
  if (average !== null) return `${counted(count, 'person says', 'people say')} ${average.toFixed(1)} of 5`
  return `${counted(count, 'person has', 'people have')} said so far; from ${FEWEST_RATINGS} on all see the average`
}
