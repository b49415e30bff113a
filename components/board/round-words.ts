import { type Outcome, rungSeconds } from '#lib/board/state'
import type { BoardView, RoundView } from '#lib/board/view'
import { counted, lengthText } from './words.ts'

/** How many answers a Roman vote still lacks: more than half of those who were there make a quorum. */
export function answersMissing({ thumbs, headCount }: Pick<RoundView, 'thumbs' | 'headCount'>): number {
  return Math.max(0, Math.floor(headCount / 2) + 1 - thumbs)
}

/** "1 of 5 have answered, 2 more make a quorum"; once it is closed, "2 short of a quorum". */
export function answeredText({ thumbs, headCount, open }: Pick<RoundView, 'thumbs' | 'headCount' | 'open'>): string {
  if (thumbs + headCount === 0) return 'nobody is here to answer'
  const missing = answersMissing({ thumbs, headCount })
  const heads = Math.max(headCount, thumbs)
  const lacking = open ? `${missing} more ${missing === 1 ? 'makes' : 'make'} a quorum` : `${missing} short of a quorum`
  return `${thumbs} of ${heads} have answered, ${missing === 0 ? 'a quorum' : lacking}`
}

/** How the next count is made: past the last rung of the ladder everybody has to agree. */
export function ruleText(view: Pick<BoardView, 'current' | 'settings'>): string {
  return (view.current?.timebox.number ?? 1) >= view.settings.ladder.length
    ? 'The last rung: more time only if nobody is against it.'
    : 'Silence is neutral, and a tie moves on.'
}

/** What a Roman vote came to: "Another 3 minutes", "Next topic". */
export function outcomeText(outcome: Outcome, view: Pick<BoardView, 'current' | 'settings' | 'topics'>): string {
  switch (outcome) {
    case 'continue':
      return `Another ${lengthText(nextSeconds(view))}`
    case 'move-on':
      return nextText(view)
    case 'undecided':
      return 'Too few answered: the moderator decides'
  }
}

/** How long one more timebox would be. */
export function nextSeconds({ current, settings }: Pick<BoardView, 'current' | 'settings'>): number {
  return rungSeconds(settings.ladder, (current?.timebox.number ?? 0) + 1)
}

/** What moving on is called: without a topic that waits there is no next one. */
export function nextText({ topics }: Pick<BoardView, 'topics'>): string {
  return topics.some(({ status }) => status === 'open') ? 'Next topic' : 'Finish topic'
}

/** "in 5 seconds". */
export const inSeconds = (seconds: number): string => `in ${counted(seconds, 'second')}`
