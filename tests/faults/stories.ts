import type { Id } from '#lib/board/state'
import type { Chance } from '#tests/faults/chance'
import { type Cast, type Ids, idOf } from '#tests/faults/telling'

/** A command of somebody on the stage; both tellings of a story have the same ones in the same order, but for who and whom. */
export type Act = { who: keyof Cast; at: number; command: { type: string; [key: string]: unknown } }

const TOPICS = 7
const STEPS = 24
const VOTES_EACH = 3
const VOTERS = 3

const mo = (command: Act['command']): Act => ({ who: 'others', at: 0, command })

/**
 * While votes are hidden: topics of other anonymous authors, and votes for other topics, given and taken back, with topics
 * merged, taken apart, withdrawn, removed and brought back meanwhile, and voters too. Those who look vote too, always the same.
 * What was voted before the meeting, by others, became early interest.
 */
export function hiddenVotes(chance: Chance, variant: 0 | 1, ids: Ids): Act[] {
  const topics = Array.from({ length: TOPICS }, () => idOf(chance))
  const proposals = topics.map((id, at): Act => {
    const command = { id, type: 'propose', title: `Topic ${at} of words` }
    if (at % 2 === 1) return { who: 'voters', at: 0, command }
    return { who: 'authors', at: (at / 2 + variant) % 2, command: { ...command, anonymous: true } }
  })
  const [removal, taken] = [idOf(chance), idOf(chance)]
  const early = (at: number, topicId: Id | undefined): Act => ({
    ...{ who: 'voters', at: (at + variant) % 2, command: { type: 'vote', topicId } },
  })
  return [
    ...proposals,
    ...[early(0, topics[1]), early(1, topics[3])],
    mo({ type: 'fresh-ballots' }),
    mo({ type: 'set-phase', phase: 'voting' }),
    { who: 'others', at: 1, command: { type: 'vote', topicId: topics[1] } },
    { who: 'others', at: 2, command: { type: 'vote', topicId: topics[2] } },
    ...votesOf(chance, topics, variant),
    mo({ type: 'remove-participant', id: taken, participantId: ids.voters[0] }),
    mo({ type: 'undo', actId: taken }),
    mo({ type: 'merge-topics', topicId: topics[1], intoId: topics[2] }),
    mo({ type: 'remove-topic', id: removal, topicId: topics[3] }),
    mo({ type: 'undo', actId: removal }),
    mo({ type: 'unmerge-topic', topicId: topics[1] }),
    mo({ type: 'merge-topics', topicId: topics[5], intoId: topics[6] }),
    // Their author takes it back; whoever voted for it has the vote again.
    { who: 'authors', at: variant, command: { type: 'withdraw-topic', topicId: topics[4] } },
    mo({ type: 'remove-participant', participantId: ids.voters[1] }),
  ]
}

/** While votes are hidden: votes of people without a device, entered for other topics, corrected, and on one that is merged. */
export function paperVotes(chance: Chance, variant: 0 | 1): Act[] {
  const [one, other, third] = [idOf(chance), idOf(chance), idOf(chance)]
  const votes = (topicId: Id, count: number): Act => mo({ type: 'set-paper-votes', topicId, votes: count })
  const [mine, yours] = variant === 0 ? [one, other] : [other, one]
  return [
    ...[one, other, third].map((id) => mo({ id, type: 'propose', title: 'A topic of words' })),
    mo({ type: 'set-phase', phase: 'voting' }),
    mo({ type: 'set-paper-voters', count: 2 }),
    ...[votes(mine, 2), votes(yours, 1), votes(mine, 1), votes(yours, 0)],
    mo({ type: 'merge-topics', topicId: one, intoId: third }),
  ]
}

/** Votes given, taken back, and being done, in one order; in the other telling each voter means other topics by them. */
function votesOf(chance: Chance, topics: readonly Id[], variant: 0 | 1): Act[] {
  const cast = Array.from({ length: VOTERS }, () => new Set<number>())
  return Array.from({ length: STEPS }, (): Act => {
    const at = chance.between(0, VOTERS - 1)
    const mine = cast[at] ?? new Set()
    const topic = chance.between(0, TOPICS - 1)
    const shift = variant === 0 ? 0 : at + 1
    const topicId = topics[(topic + shift) % TOPICS] ?? ''
    const act = (command: Act['command']): Act => ({ who: 'voters', at, command })
    if (mine.delete(topic)) return act({ type: 'unvote', topicId })
    if (mine.size >= VOTES_EACH) return act({ type: 'set-done', done: topic % 2 === 0 })
    mine.add(topic)
    return act({ type: 'vote', topicId })
  })
}

/**
 * A whole meeting with as many votes on each topic, cast by others, and with other anonymous authors. Of two topics with as
 * many votes the one comes first whose author was not heard yet, and an anonymous one counts as nobody's: it must stand before
 * the named one, and make nobody heard, whoever it is of.
 */
export function wholeMeeting(chance: Chance, variant: 0 | 1): Act[] {
  const [first, hidden, tied, late, other, box, next] = [0, 1, 2, 3, 4, 5, 6].map(() => idOf(chance))
  const propose = (at: number, id: Id | undefined, title: string, more: object = {}): Act => ({
    ...{ who: 'authors', at, command: { id, type: 'propose', title: `${title} of words`, ...more } },
  })
  const vote = (who: keyof Cast, at: number, topicId: Id | undefined): Act => ({
    ...{ who, at, command: { type: 'vote', topicId } },
  })
  const one = variant
  const two = 1 - variant
  return [
    // Somebody is heard before the lot decides between those who were not: each telling draws its own.
    propose(0, first, 'The first'),
    mo({ type: 'set-phase', phase: 'discussing' }),
    mo({ type: 'start-topic', id: box, topicId: first }),
    mo({ type: 'finish-topic', timeboxId: box }),
    mo({ type: 'set-phase', phase: 'voting' }),
    propose(variant, hidden, 'A hidden one', { anonymous: true }),
    propose(0, tied, 'A tied one'),
    propose(1, late, 'A late one'),
    propose(0, other, 'Another one'),
    ...[vote('voters', 2, hidden), vote('others', 1, hidden), vote('voters', one, hidden)],
    ...[vote('voters', 2, tied), vote('others', 2, tied), vote('voters', two, tied)],
    ...[vote('voters', one, late), vote('voters', two, other)],
    mo({ type: 'set-phase', phase: 'discussing' }),
    mo({ type: 'start-topic', id: next, topicId: hidden }),
    mo({ type: 'finish-topic', timeboxId: next }),
    mo({ type: 'set-phase', phase: 'closed' }),
  ]
}
