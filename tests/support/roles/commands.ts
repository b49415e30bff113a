import type { Cells } from '#tests/support/roles/roles'

/**
 * What stands on the board when the command comes. `mine` was brought by who acts (`me`), `theirs` by a guest, `somebody`; of it
 * is `timeboxId`, once it is being discussed.
 */
export type Scene = {
  timeboxId: string
  mine: string
  theirs: string
  myLine: string
  theirLine: string
  somebody: string
  me: string
}

/** How far the board is: a phase, or `theirs` is being discussed, is paused, or its time is up. */
export type Stage = 'closed' | 'collecting' | 'voting' | 'discussing' | 'topic' | 'paused' | 'up'

type Row = { cells: Cells; on?: Stage; send?: (scene: Scene) => Record<string, unknown> }

//                   visitor    guest  attendee member elsewhere moderator organizer
const participants = 'not-joined 200    200      200    200       200       200'
const moderators = 'not-joined not-moderator not-moderator not-moderator not-moderator 200 200'
const authors = '   not-joined not-yours not-yours not-yours not-yours 200 200'
const strictly = '  not-joined not-yours not-yours not-yours not-yours not-yours not-yours'

const refusing = (code: string) => `not-joined not-moderator not-moderator not-moderator not-moderator ${code} ${code}`
const down = 'hand-is-down'

const aTimebox = ({ timeboxId }: Scene) => ({ timeboxId })

const line = { kind: 'note', text: 'Said.' }

/** Every command of a board, and those that hang on whose it is twice: the rest of the name says whose. */
export const commandRows: Readonly<Record<string, Row>> = {
  propose: { cells: participants, send: () => ({ title: 'Tea' }) },
  // What waits from earlier meetings, and who may bring it: `carry.test` has that.
  'carry-in': {
    cells: `not-joined ${'no-such-earlier-topic '.repeat(6)}`,
    send: ({ mine, theirs }) => ({ fromBoardId: mine, fromTopicId: theirs }),
  },
  'edit-topic mine': { cells: participants, send: ({ mine }) => ({ topicId: mine, title: 'Tee' }) },
  'edit-topic theirs': { cells: strictly, send: ({ theirs }) => ({ topicId: theirs, title: 'Tee' }) },
  'withdraw-topic mine': { cells: participants, send: ({ mine }) => ({ topicId: mine }) },
  'withdraw-topic theirs': { cells: strictly, send: ({ theirs }) => ({ topicId: theirs }) },
  'remove-topic': { cells: moderators, send: ({ theirs }) => ({ topicId: theirs }) },
  vote: { cells: participants, on: 'voting', send: ({ theirs }) => ({ topicId: theirs }) },
  unvote: {
    cells: 'not-joined no-such-vote no-such-vote no-such-vote no-such-vote no-such-vote no-such-vote',
    on: 'voting',
    send: ({ theirs }) => ({ topicId: theirs }),
  },
  'set-done': { cells: participants, on: 'voting', send: () => ({ done: true }) },
  'fresh-ballots': { cells: moderators },
  'set-paper-voters': { cells: moderators, on: 'voting', send: () => ({ count: 3 }) },
  'set-paper-votes': { cells: moderators, on: 'voting', send: ({ theirs }) => ({ topicId: theirs, votes: 0 }) },
  'park-topic': { cells: moderators, send: ({ theirs }) => ({ topicId: theirs }) },
  'unpark-topic': { cells: refusing('not-parked'), send: ({ theirs }) => ({ topicId: theirs }) },
  'move-topic': { cells: moderators, send: ({ mine, theirs }) => ({ topicId: theirs, beforeId: mine }) },
  'merge-topics': { cells: moderators, send: ({ mine, theirs }) => ({ topicId: theirs, intoId: mine }) },
  'unmerge-topic': { cells: refusing('not-merged'), send: ({ theirs }) => ({ topicId: theirs }) },
  'start-clock': { cells: moderators, send: () => ({ seconds: 60 }) },
  'stop-clock': { cells: refusing('no-clock'), send: ({ mine }) => ({ clockId: mine }) },
  'change-settings': { cells: moderators, send: () => ({ settings: { votesEach: 5 } }) },
  'lock-board': { cells: moderators },
  'unlock-board': { cells: refusing('locked-already') },
  'renew-code': { cells: moderators },
  // Standing in needs an RSVP, and that no moderator was there for a minute: `stand-in.test` has that.
  'take-over': {
    cells: 'not-joined guests-do-not-moderate rsvps-only rsvps-only rsvps-only moderates-already moderates-already',
    on: 'voting',
  },
  undo: { cells: refusing('not-the-last-act'), send: ({ mine }) => ({ actId: mine }) },
  'set-phase': { cells: moderators, send: () => ({ phase: 'voting' }) },
  'start-topic': { cells: moderators, on: 'discussing', send: ({ mine }) => ({ topicId: mine }) },
  'pause-timebox': { cells: moderators, on: 'topic', send: aTimebox },
  'resume-timebox': { cells: moderators, on: 'paused', send: aTimebox },
  'extend-timebox': { cells: moderators, on: 'topic', send: ({ timeboxId }) => ({ timeboxId, seconds: 60 }) },
  'end-timebox': { cells: moderators, on: 'topic', send: aTimebox },
  'hold-outcome': { cells: refusing('no-outcome'), on: 'topic', send: aTimebox },
  'raise-hand mine': {
    cells: participants,
    on: 'topic',
    send: ({ me, theirs }) => ({ topicId: theirs, participantId: me }),
  },
  'raise-hand theirs': {
    cells: moderators,
    on: 'topic',
    send: ({ somebody, theirs }) => ({ topicId: theirs, participantId: somebody }),
  },
  'lower-hand mine': {
    cells: `not-joined ${down} ${down} ${down} ${down} ${down} ${down}`,
    on: 'topic',
    send: ({ me, theirs }) => ({ topicId: theirs, participantId: me }),
  },
  'lower-hand theirs': {
    cells: refusing(down),
    on: 'topic',
    send: ({ somebody, theirs }) => ({ topicId: theirs, participantId: somebody }),
  },
  'call-on': {
    cells: moderators,
    on: 'topic',
    send: ({ somebody, theirs }) => ({ topicId: theirs, participantId: somebody }),
  },
  'continue-topic': { cells: moderators, on: 'up', send: aTimebox },
  'finish-topic': { cells: moderators, on: 'topic', send: aTimebox },
  thumb: { cells: participants, on: 'up', send: ({ timeboxId }) => ({ timeboxId, value: 'up' }) },
  'add-line': { cells: participants, on: 'discussing', send: ({ theirs }) => ({ topicId: theirs, ...line }) },
  'edit-line mine': { cells: participants, on: 'discussing', send: ({ myLine }) => ({ lineId: myLine, ...line }) },
  'edit-line theirs': { cells: strictly, on: 'discussing', send: ({ theirLine }) => ({ lineId: theirLine, ...line }) },
  'remove-line mine': { cells: participants, on: 'discussing', send: ({ myLine }) => ({ lineId: myLine }) },
  'remove-line theirs': { cells: authors, on: 'discussing', send: ({ theirLine }) => ({ lineId: theirLine }) },
  'remove-participant': { cells: moderators, send: ({ somebody }) => ({ participantId: somebody }) },
  'readmit-participant': { cells: refusing('not-removed'), send: ({ somebody }) => ({ participantId: somebody }) },
  'make-moderator': {
    cells: refusing('guests-do-not-moderate'),
    send: ({ somebody }) => ({ participantId: somebody }),
  },
  'end-moderator': { cells: refusing('does-not-moderate'), send: ({ somebody }) => ({ participantId: somebody }) },
  rate: { cells: participants, on: 'closed', send: () => ({ value: 4 }) },
  'drop-topic': { cells: moderators, on: 'closed', send: ({ theirs }) => ({ topicId: theirs }) },
  'carry-topic': { cells: refusing('carried-already'), on: 'closed', send: ({ theirs }) => ({ topicId: theirs }) },
  hide: { cells: moderators, send: ({ theirs }) => ({ targetId: theirs, what: 'topic' }) },
  restore: { cells: moderators, send: ({ theirs }) => ({ targetId: theirs, what: 'topic' }) },
}
