import { mergedWith } from './order.ts'
import { isDeputy } from './policy.ts'
import type { Situation } from './rules.ts'
import { linesLeft, shownOn, topicsLeft } from './rules-caps.ts'
import { stayedOf } from './rules-end.ts'
import { type Board, type Id, isRemoved, lineIn, topicIn, votesAreHidden, votesSpent } from './state.ts'
import { undoableAct } from './view-acts.ts'

/** What the rules ask, answered from the tables, for a participant. */
export function situationOf(board: Board, by: { id: Id; moderator: boolean }): Situation {
  const me = board.participants.get(by.id)
  const { stage, phase, proposing, voting, settings, locked, clock, closedAt, current } = board
  const round = current?.roundId ? board.rounds.get(current.roundId) : undefined
  return {
    ...{ stage, phase, proposing, voting, locked, clock, closedAt, current },
    stayed: stayedOf([...board.topics.values()]),
    votesHidden: votesAreHidden(board),
    stacking: settings.stacking,
    selfVotes: settings.selfVotes,
    round: round ? { open: round.closedAt === null, outcome: round.outcome, actsAt: round.actsAt } : null,
    shown: shownOn(board),
    moderator: by.moderator,
    me: me
      ? {
          moderator: by.moderator,
          deputy: isDeputy(board, by.id),
          guest: me.personId === null,
          removed: me.removedAt !== null,
          votesLeft: settings.votesEach - votesSpent(board, by.id),
          topicsLeft: topicsLeft(board, by.id, by.moderator),
          linesLeft: linesLeft(board, by.id, by.moderator),
        }
      : null,
    lastAct: undoableAct(board),
    topic: (id) => {
      const topic = topicIn(board, id)
      if (!topic) return undefined
      const { status, hidden, mergedInto, dropped } = topic
      const others = mergedWith(board, id).length > 0
      return { status, mine: topic.authorId === by.id, hidden, mergedInto, others, dropped }
    },
    line: (id) => {
      const line = lineIn(board, id)
      return line && { mine: line.authorId === by.id, hidden: line.hidden }
    },
    person: (id) => {
      const person = board.participants.get(id)
      if (person?.removedAt !== null) return undefined
      const { personId, moderates, handAt } = person
      return { mine: id === by.id, guest: personId === null, moderates, handUp: handAt !== null }
    },
    removed: (id) => {
      const person = board.participants.get(id)
      return person !== undefined && isRemoved(person)
    },
    votesFor: (topicId) => board.ballots.get(by.id)?.get(topicId) ?? 0,
  }
}
