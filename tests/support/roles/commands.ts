import type { Cells } from '#tests/support/roles/roles'

/** What stands on the board when the command comes. `mine` was brought by who acts, `theirs` by somebody else. */
export type Scene = { mine: string; theirs: string; myLine: string; theirLine: string; somebody: string }

/** How far the board is: a phase, or `theirs` is being discussed, is paused, or its time is up. */
export type Stage = 'collecting' | 'voting' | 'discussing' | 'topic' | 'paused' | 'up'

type Row = { cells: Cells; on?: Stage; send?: (scene: Scene) => Record<string, unknown> }

//                   visitor    guest  attendee member elsewhere moderator organizer
const participants = 'not-joined 200    200      200    200       200       200'
const moderators = 'not-joined not-moderator not-moderator not-moderator not-moderator 200 200'
const authors = '   not-joined not-yours not-yours not-yours not-yours 200 200'
const strictly = '  not-joined not-yours not-yours not-yours not-yours not-yours not-yours'

const line = { kind: 'note', text: 'Said.' }

/** Every command of a board, and those that hang on whose it is twice: the rest of the name says whose. */
export const commandRows: Readonly<Record<string, Row>> = {
  propose: { cells: participants, send: () => ({ title: 'Tea' }) },
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
  'set-phase': { cells: moderators, send: () => ({ phase: 'voting' }) },
  'start-topic': { cells: moderators, on: 'discussing', send: ({ mine }) => ({ topicId: mine }) },
  'pause-timebox': { cells: moderators, on: 'topic' },
  'resume-timebox': { cells: moderators, on: 'paused' },
  'extend-timebox': { cells: moderators, on: 'topic', send: () => ({ seconds: 60 }) },
  'continue-topic': { cells: moderators, on: 'up' },
  'finish-topic': { cells: moderators, on: 'topic' },
  thumb: { cells: participants, on: 'up', send: () => ({ value: 'up' }) },
  'add-line': { cells: participants, on: 'discussing', send: ({ theirs }) => ({ topicId: theirs, ...line }) },
  'edit-line mine': { cells: participants, on: 'discussing', send: ({ myLine }) => ({ lineId: myLine, ...line }) },
  'edit-line theirs': { cells: strictly, on: 'discussing', send: ({ theirLine }) => ({ lineId: theirLine, ...line }) },
  'remove-line mine': { cells: participants, on: 'discussing', send: ({ myLine }) => ({ lineId: myLine }) },
  'remove-line theirs': { cells: authors, on: 'discussing', send: ({ theirLine }) => ({ lineId: theirLine }) },
  'remove-participant': { cells: moderators, send: ({ somebody }) => ({ participantId: somebody }) },
  hide: { cells: moderators, send: ({ theirs }) => ({ targetId: theirs, what: 'topic' }) },
  restore: { cells: moderators, send: ({ theirs }) => ({ targetId: theirs, what: 'topic' }) },
}
