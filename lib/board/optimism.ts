import { ok, type Result } from '#lib/result'
import { refusal, type Situation } from './rules.ts'
import { stayedOf } from './rules-end.ts'
import type { BoardCommand } from './schema.ts'
import type { Hideable, Id, Instant, ThumbValue } from './state.ts'
import type { BoardView, LineView, Me, RoundView, TopicView } from './view.ts'

/** What a browser holds: the view of its kind and its own part (null before joining). */
export type Seen = { view: BoardView; me: Me | null }

/**
 * Whether this command would be accepted, as far as the browser can see, by the rules and words of the server. A yes is
 * the server's yes on the same version; `now` is the browser's idea of the server's time.
 */
export function judge(view: BoardView, me: Me | null, command: BoardCommand, now: Instant): Result<null> {
  return refusal(situationSeen({ view, me }), command, now) ?? ok(null)
}

/**
 * The server's view with pending commands on top, in the order in which they were given. What can no longer be done is
 * left out, and so is what the view already shows. Where only the server can know (timers, phases) nothing is guessed.
 */
export function project(view: BoardView, me: Me | null, pending: readonly BoardCommand[], now: Instant): Seen {
  return pending.reduce<Seen>(
    (seen, command) => (refusal(situationSeen(seen), command, now) ? seen : shownWith(seen, command)),
    { view, me },
  )
}

function situationSeen({ view, me }: Seen): Situation {
  const { stage, phase, proposing, voting, votesHidden, settings, locked, clock, closedAt, current, round } = view
  return {
    ...{ stage, phase, proposing, voting, votesHidden, locked, clock, closedAt, current },
    stayed: stayedOf(view.topics),
    stacking: settings.stacking,
    selfVotes: settings.selfVotes,
    round: round?.id === current?.roundId ? round : null,
    lastAct: view.undoable,
    shown: { topics: view.topics.length, lines: view.lines.length, text: view.counts.text },
    moderator: me?.moderator === true,
    me: me && {
      ...me,
      deputy: view.deputyId === me.id && !view.people.some(({ id, moderates }) => id === me.id && moderates),
    },
    topic: (id) => {
      const mine = me?.topics.includes(id) === true
      const found = view.topics.find((candidate) => candidate.id === id)
      if (found)
        return {
          status: found.status,
          mine,
          hidden: found.hidden === true,
          mergedInto: null,
          others: found.merged !== undefined,
          dropped: found.dropped === true,
        }
      const into = view.topics.find(({ merged }) => merged?.some((other) => other.id === id))
      return into && { status: 'merged', mine, hidden: false, mergedInto: into.id, others: false, dropped: false }
    },
    line: (id) => {
      const line = view.lines.find((candidate) => candidate.id === id)
      return line && { mine: me !== null && line.authorId === me.id, hidden: line.hidden === true }
    },
    person: (id) => {
      const person = view.people.find((candidate) => candidate.id === id)
      if (!person) return undefined
      const { guest, moderates, hand } = person
      return { mine: id === me?.id, guest, moderates: moderates === true, handUp: hand !== undefined }
    },
    removed: (id) => view.removed.some((person) => person.id === id),
    votesFor: (topicId) => me?.votes.filter((id) => id === topicId).length ?? 0,
  }
}

function shownWith(seen: Seen, command: BoardCommand): Seen {
  const { view, me } = seen
  if (!me) return seen
  switch (command.type) {
    case 'vote': {
      const next = { ...me, votes: [...me.votes, command.topicId], votesLeft: me.votesLeft - 1 }
      return { me: next, view: withVotes(view, command.topicId, 1) }
    }
    case 'unvote': {
      const votes = me.votes.toSpliced(me.votes.lastIndexOf(command.topicId), 1)
      return { me: { ...me, votes, votesLeft: me.votesLeft + 1 }, view: withVotes(view, command.topicId, -1) }
    }
    case 'set-done':
      return { me: { ...me, done: command.done }, view }
    case 'rate':
      return { me: { ...me, rating: command.value }, view }
    case 'raise-hand':
    case 'lower-hand':
      return { me, view: withHand(view, command.participantId, command.type === 'raise-hand') }
    case 'propose': {
      if (view.topics.some((topic) => topic.id === command.id)) return seen
      const next = { ...me, topics: [...me.topics, command.id], topicsLeft: me.topicsLeft - 1 }
      return { me: next, view: withTopic(view, me, command) }
    }
    case 'edit-topic': {
      const { title, details } = command
      return { me, view: withTopicChange(view, command.topicId, { title, details, pending: true }) }
    }
    case 'withdraw-topic':
      return withdrawn(view, me, command.topicId)
    case 'move-topic':
      return { me, view: withPlace(view, command.topicId, command.beforeId) }
    case 'thumb':
      return { me: { ...me, thumb: command.value }, view: { ...view, round: withThumb(view.round, me, command.value) } }
    case 'add-line': {
      const { id, topicId, kind, text } = command
      if (view.lines.some((line) => line.id === id)) return seen
      // A line may be on its way while its topic is merged into another.
      const under = situationSeen(seen).topic(topicId)?.mergedInto ?? topicId
      const line: LineView = { id, topicId: under, kind, text, authorId: me.id, ...assigned(command), pending: true }
      return { me: { ...me, linesLeft: me.linesLeft - 1 }, view: { ...view, lines: [...view.lines, line] } }
    }
    case 'edit-line': {
      const { lineId, kind, text } = command
      const edited = (line: LineView): LineView => {
        if (line.id !== lineId) return line
        const { ownerId: _owner, due: _due, ...rest } = line
        return { ...rest, kind, text, ...assigned(command), pending: true }
      }
      return { me, view: { ...view, lines: view.lines.map(edited) } }
    }
    case 'remove-line': {
      const mine = view.lines.some((line) => line.id === command.lineId && line.authorId === me.id)
      const lines = view.lines.filter((line) => line.id !== command.lineId)
      const next = { ...withoutHidden(me, [command.lineId]), linesLeft: me.linesLeft + (mine ? 1 : 0) }
      return { me: next, view: { ...view, lines } }
    }
    case 'hide':
    case 'restore':
      return { me, view: withVeil(view, command.what, command.targetId, command.type === 'hide') }
    default:
      return seen
  }
}

/** A hand that goes up stands last until the server has said where. */
function withHand(view: BoardView, id: Id, up: boolean): BoardView {
  const last = view.people.reduce((most, { hand = 0 }) => Math.max(most, hand), 0)
  const people = view.people.map((person) => {
    if (person.id !== id) return person
    const { hand: _hand, ...rest } = person
    return up ? { ...rest, hand: last + 1 } : rest
  })
  return { ...view, people }
}

/** A moderator goes on seeing the words, marked as hidden. */
function withVeil(view: BoardView, what: Hideable, id: Id, hidden: boolean): BoardView {
  const turn = <T extends { id: Id; hidden?: true }>(list: T[]): T[] =>
    list.map((item) => {
      if (item.id !== id) return item
      const { hidden: _was, ...rest } = item
      return (hidden ? { ...rest, hidden: true } : rest) as T
    })
  if (what === 'topic') return { ...view, topics: turn(view.topics) }
  return what === 'line' ? { ...view, lines: turn(view.lines) } : { ...view, people: turn(view.people) }
}

function assigned({ ownerId, due }: { ownerId?: Id | null; due?: string | null }): Pick<LineView, 'ownerId' | 'due'> {
  return { ...(ownerId && { ownerId }), ...(due && { due }) }
}

/** A new topic stands after the last one that is still open, before those already discussed. */
function withTopic(view: BoardView, me: Me, command: Extract<BoardCommand, { type: 'propose' }>): BoardView {
  const topic: TopicView = {
    id: command.id,
    title: command.title,
    details: command.details,
    status: 'open',
    position: view.topics.reduce((last, { position }) => Math.max(last, position), 0) + 1,
    ...(command.anonymous ? { anonymous: true as const } : { authorId: me.id }),
    spentMs: 0,
    continued: 0,
    discussedOrder: null,
    pending: true,
  }
  if (!view.votesHidden) topic.votes = 0
  const discussed = view.topics.findIndex((other) => other.discussedOrder !== null || other.status === 'parked')
  const place = discussed < 0 ? view.topics.length : discussed
  return { ...view, topics: view.topics.toSpliced(place, 0, topic) }
}

/** What waits stands as the moderator put it, from here on. */
function withPlace(view: BoardView, topicId: Id, beforeId: Id | null): BoardView {
  const isOpen = ({ status }: TopicView) => status === 'open'
  const open = view.topics.filter((topic) => isOpen(topic) && topic.id !== topicId)
  const at = open.findIndex(({ id }) => id === beforeId)
  const moved = view.topics.filter(({ id }) => id === topicId)
  const queue = open.toSpliced(at < 0 ? open.length : at, 0, ...moved)
  const placed = queue.map((topic) => (topic.placed ? topic : { ...topic, placed: true as const }))
  return { ...view, topics: [...placed, ...view.topics.filter((topic) => !isOpen(topic))] }
}

/** Goes with its lines and its Roman vote, and gives the own vote back. */
function withdrawn(view: BoardView, me: Me, topicId: Id): Seen {
  const votes = me.votes.filter((id) => id !== topicId)
  const votesLeft = me.votesLeft + me.votes.length - votes.length
  const lines = view.lines.filter((line) => line.topicId === topicId)
  return {
    me: {
      ...withoutHidden(me, [topicId, ...lines.map(({ id }) => id)]),
      votes,
      votesLeft,
      topics: me.topics.filter((id) => id !== topicId),
    },
    view: {
      ...view,
      topics: view.topics.filter((topic) => topic.id !== topicId),
      lines: view.lines.filter((line) => line.topicId !== topicId),
      round: view.round?.topicId === topicId ? null : view.round,
    },
  }
}

/** What is gone from the board is no longer hidden on it. */
function withoutHidden({ hidden, ...me }: Me, ids: readonly Id[]): Me {
  const left = hidden?.filter(({ id }) => !ids.includes(id)) ?? []
  return left.length > 0 ? { ...me, hidden: left } : me
}

/** Counts only where counts are shown; the order waits for the server, so that nothing jumps under a finger. */
function withVotes(view: BoardView, topicId: Id, by: 1 | -1): BoardView {
  const votes = view.topics.find((topic) => topic.id === topicId)?.votes
  return votes === undefined ? view : withTopicChange(view, topicId, { votes: votes + by })
}

function withTopicChange(view: BoardView, topicId: Id, change: Partial<TopicView>): BoardView {
  const topics = view.topics.map((topic) => (topic.id === topicId ? { ...topic, ...change } : topic))
  return { ...view, topics }
}

function withThumb(round: RoundView | null, me: Me, value: ThumbValue): RoundView | null {
  if (!round) return null
  const thumbs = round.thumbs + (me.thumb === null ? 1 : 0)
  if (!round.tally) return { ...round, thumbs }
  const tally = { ...round.tally, [value]: round.tally[value] + 1 }
  if (me.thumb) tally[me.thumb] -= 1
  return { ...round, thumbs, tally }
}
