import { type FailureKind, fail, type Result } from '#lib/result'

/** Every reason for which a board refuses a command. Codes are stable; the words are for people. */
export const REFUSALS = {
  'not-admitted': ['forbidden', 'Join this board first, then you can take part.'],
  'removed-from-board': ['forbidden', 'The moderator has taken you off this board. You can still read along.'],
  'guests-not-allowed': ['forbidden', 'This board is for members. Sign in to take part.'],
  'too-many-guests': ['conflict', 'This board takes no more guests. Sign in to take part.'],
  'not-moderator': ['forbidden', 'Only the moderator can do that.'],
  'not-yours': ['forbidden', 'Only the person who wrote this can change it.'],
  'not-yourself': ['conflict', 'You cannot remove yourself. Ask another moderator.'],
  'board-closed': ['conflict', 'This board is closed. Nothing on it can change any more.'],
  'id-taken': ['conflict', 'Somebody else already uses this id. Reload the page and try again.'],
  'not-a-guest': ['conflict', 'This guest has already become somebody else.'],

  'no-such-topic': ['not-found', 'This topic is no longer on the board.'],
  'no-such-line': ['not-found', 'This line is no longer on the board.'],
  'no-such-participant': ['not-found', 'This person is no longer on the board.'],
  'too-many-topics': ['conflict', 'You have brought as many topics to this board as one person can.'],
  'too-many-lines': ['conflict', 'You have written as many lines on this board as one person can.'],
  'board-full': ['conflict', 'This board is full. A moderator can make room by removing topics.'],
  'full-for-guests': [
    'conflict',
    'This board takes no more from guests. Sign in to go on, or ask a moderator to make room.',
  ],
  'not-proposing': ['conflict', 'This board takes no new topics at the moment.'],
  'topic-not-open': ['conflict', 'This topic has already been taken up, so it stays as it is.'],

  'hidden-by-moderator': ['conflict', 'A moderator has hidden this, so it stays as it is.'],

  'not-voting': ['conflict', 'Voting is not open at the moment.'],
  'no-votes-left': ['conflict', 'You have used all your votes. Take one back to move it.'],
  'already-voted': ['conflict', 'Your vote is already on this topic.'],
  'no-such-vote': ['conflict', 'You have no vote on this topic to take back.'],

  'not-discussing': ['conflict', 'Move the board on to discussing first, then start a topic.'],
  'topic-in-progress': ['conflict', 'A topic is being discussed. Press Next to finish it first.'],
  'no-current-topic': ['conflict', 'No topic is being discussed. Start one first.'],
  'time-is-up': ['conflict', 'The time is up. Press Continue for more, or Next.'],
  'time-not-up': ['conflict', 'There is still time on the clock. Add a minute, or wait until it is up.'],
  paused: ['conflict', 'The timer is already paused.'],
  'not-paused': ['conflict', 'The timer is already running.'],
  'timebox-too-long': ['invalid', 'That would leave more than an hour on the clock. Add less.'],
  'no-round': ['conflict', 'No thumbs are being counted now. They open when the time is up.'],

  'not-time-yet': ['conflict', 'The time is not up yet.'],
  'timebox-gone': ['conflict', 'This timebox was paused, extended or finished meanwhile.'],
} as const satisfies Record<string, readonly [FailureKind, string]>

export type RefusalCode = keyof typeof REFUSALS

/** The refusal with this code. */
export function refuse(code: RefusalCode): Result<never> {
  const [kind, message] = REFUSALS[code]
  return fail(kind, code, message)
}
