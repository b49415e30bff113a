import { type FailureKind, fail, type Result } from '#lib/result'

/** Every reason for which a board refuses a command. Codes are stable; the words are for people. */
export const REFUSALS = {
  'not-admitted': ['forbidden', 'Join this board first, then you can take part.'],
  'join-first': [
    'conflict',
    'An anonymous topic that arrives together with you would show whose it is. Join the board first, then bring it.',
  ],
  'removed-from-board': ['forbidden', 'The moderator has taken you off this board. You can still read along.'],
  'board-locked': ['forbidden', 'The moderator has locked this board. You can read along.'],
  'rsvps-only': ['forbidden', 'This board is for those who have a seat. RSVP first, then you can take part.'],
  'wrong-code': ['forbidden', 'That is not the code of this board. Look again, or ask the moderator.'],
  'code-needed': ['forbidden', 'This board opens with a code. Ask the moderator for it.'],
  'guests-not-allowed': ['forbidden', 'This board is for members. Sign in to take part.'],
  'too-many-guests': ['conflict', 'This board takes no more guests. Sign in to take part.'],
  'not-moderator': ['forbidden', 'Only the moderator can do that.'],
  'not-yours': ['forbidden', 'Only the person who wrote this can change it.'],
  'not-yourself': ['conflict', 'You cannot remove yourself. Ask another moderator.'],
  'guests-do-not-moderate': ['conflict', 'A guest cannot moderate. Ask them to sign in first.'],
  'not-running': ['conflict', 'The meeting has not begun yet.'],
  'moderator-is-here': ['conflict', 'A moderator is here, or was a moment ago. Ask them, or wait a minute.'],
  'not-for-deputies': ['forbidden', 'You stand in for a moderator. Who moderates is for them to say.'],
  'deputy-gone': ['conflict', 'Somebody else moderates by now.'],
  'moderates-already': ['conflict', 'They moderate this board already.'],
  'does-not-moderate': ['conflict', 'They were not made a moderator on this board.'],
  'not-removed': ['conflict', 'Nobody has taken them off this board.'],
  'locked-already': ['conflict', 'Somebody else was quicker: the board is as you want it.'],
  'not-the-last-act': ['conflict', 'Something else was done since. Only the last act can be undone.'],
  'changed-since': ['conflict', 'The board has moved on since, so this can no longer be undone.'],
  'board-closed': ['conflict', 'This board is closed. Nothing on it can change any more.'],
  'id-taken': ['conflict', 'Somebody else already uses this id. Reload the page and try again.'],
  'not-a-guest': ['conflict', 'This guest has already become somebody else.'],

  'no-such-topic': ['not-found', 'This topic is no longer on the board.'],
  'no-such-earlier-topic': ['not-found', 'This topic of an earlier meeting no longer waits to be brought.'],
  'taken-already': ['conflict', 'Somebody was quicker: this topic of an earlier meeting is on a board already.'],
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

  'not-parked': ['conflict', 'This topic is not parked.'],
  'not-closed': ['conflict', 'That waits until the board is closed.'],
  'rating-over': ['conflict', 'The board closed more than a week ago. What was said of the hour stands.'],
  'did-not-stay': ['conflict', 'This topic did not stay: only what was not discussed is carried over.'],
  'dropped-already': ['conflict', 'Nothing is left to let go.'],
  'carried-already': ['conflict', 'What stayed is carried over already.'],

  'not-merged': ['conflict', 'This topic is not merged with another.'],
  'holds-others': ['conflict', 'Other topics are merged into this one. Merge the other way round.'],
  'same-topic': ['conflict', 'A topic cannot be merged with itself.'],

  'own-topic': ['conflict', 'On this board nobody votes for their own topic.'],
  'votes-hidden': ['conflict', 'Votes are hidden now. Close voting first, then give fresh ballots.'],
  'votes-cast': ['conflict', 'There are votes already. Give fresh ballots first, then change this.'],
  'votes-spent': [
    'conflict',
    'Somebody has spent more votes than that. Give fresh ballots first, then lower the limit.',
  ],
  'too-many-paper-votes': [
    'conflict',
    'So few people cannot have that many votes. Count again, or raise their number.',
  ],
  'not-choosing': ['conflict', 'This clock is for proposing and voting. A topic has its own timebox.'],
  'no-clock': ['conflict', 'No clock is running.'],
  'not-voting': ['conflict', 'Voting is not open at the moment.'],
  'no-votes-left': ['conflict', 'You have used all your votes. Take one back to move it.'],
  'already-voted': ['conflict', 'Your vote is already on this topic.'],
  'no-such-vote': ['conflict', 'You have no vote on this topic to take back.'],

  'not-discussing': ['conflict', 'Move the board on to discussing first, then start a topic.'],
  'topic-in-progress': ['conflict', 'A topic is being discussed. Press Next to finish it first.'],
  'moved-on': ['conflict', 'The board moved on before this arrived, so it was left out.'],
  'no-current-topic': ['conflict', 'No topic is being discussed. Start one first.'],
  'time-is-up': ['conflict', 'The time is up. Press Continue for more, or Next.'],
  'time-not-up': ['conflict', 'There is still time on the clock. Add a minute, or wait until it is up.'],
  paused: ['conflict', 'The timer is already paused.'],
  'not-paused': ['conflict', 'The timer is already running.'],
  'timebox-too-long': ['invalid', 'That would leave more than an hour on the clock. Add less.'],
  'timebox-too-short': ['invalid', 'There is not that much time left. Call the vote now instead.'],
  'no-outcome': ['conflict', 'Nothing is about to happen by itself.'],
  'hand-is-up': ['conflict', 'This hand is up already.'],
  'hand-is-down': ['conflict', 'This hand is not up.'],
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
