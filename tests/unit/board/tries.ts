import type { BoardActor } from '#lib/board/machine'
import type { SystemCommand } from '#lib/board/machine-people'
import { moderatesHere } from '#lib/board/policy'
import { type Sources, sourceKey } from '#lib/board/rules-carry'
import type { BoardCommand } from '#lib/board/schema'
import type { Act, Board, Current, Deputy, Id, Participant, PhaseClock, Round, Settings, Topic } from '#lib/board/state'
import { aimsOf } from '#tests/unit/board/aims'
import { noon, type Order } from '#tests/unit/board/boards'

/** One random try; `pick` chooses among what the board has, so that most tries hit something. */
export type Try = { type: Order['type']; who: number; pick: number; passes: number }

/** p0 moderates, and whoever was asked to. */
export function actorOf(board: Board, who: number): BoardActor {
  const me = board.participants.get(`p${who}`)
  // So that standing in is tried, and refused: a moderator was there a moment ago, or the meeting has not begun.
  const standIn = { going: who < 3, awayMs: [90_000, 30_000, 90_000, null][board.version % 4] ?? null }
  return { id: `p${who}`, moderator: who === 0 || moderatesHere(board, me), standIn, sources }
}

/** The topics of an earlier board: one is nobody's here, one anonymous, one is on another board, one has not stayed. */
const sources: Sources = new Map(
  ['person-1', 'person-1', null, 'person-2', 'person-0'].map((personId, at) => [
    sourceKey({ boardId: 'earlier', topicId: `old-${at}` }),
    { title: `word-old-${at}`, details: '', anonymous: at === 1, personId, stays: at !== 4, taken: at === 3 },
  ]),
)

/** What a command may be about: what a board has, or as much of it as somebody sees. */
export type Choices = {
  topics: ReadonlyMap<Id, Pick<Topic, 'id' | 'status'> & { authorId?: Id }>
  lines: ReadonlyMap<Id, unknown>
  participants: ReadonlyMap<Id, Pick<Participant, 'id' | 'moderates'>>
  acts: ReadonlyMap<Id, Pick<Act, 'id' | 'undone'>>
  rounds: ReadonlyMap<Id, Pick<Round, 'id' | 'endsAt' | 'actsAt'>>
  current: Current | null
  clock: PhaseClock | null
  deputy: Deputy | null
}

/**
 * The command of a try, on the board as it is.
 * @param person - the id of the participant with this number, where they are not called p0, p1 and so on
 */
export function commandFor(
  board: Choices,
  attempt: Try,
  id: Id,
  person: (index: number) => Id = (index) => `p${index}`,
): BoardCommand | SystemCommand {
  const command = chosenFor(board, attempt, id, person)
  // Now and then they mean what was on before.
  const aims =
    attempt.pick % 12 === 11 ? aimsOf(attempt.type, { current: null, clock: null }) : aimsOf(attempt.type, board)
  return { ...command, ...aims }
}

function chosenFor(
  board: Choices,
  { type, who, pick }: Try,
  id: Id,
  person: (index: number) => Id,
): BoardCommand | SystemCommand {
  const topicId = among(board.topics, pick)
  const lineId = among(board.lines, pick)
  const participantId = person(pick % 8)
  const kind = (['note', 'takeaway', 'decision', 'action', 'link'] as const)[pick % 5] ?? 'note'
  const word = `word-${id}`
  switch (type) {
    case 'propose':
      return { type, id, title: word, details: word, ...(pick % 3 === 0 && { anonymous: true as const }) }
    case 'carry-in':
      return { type, id, fromBoardId: 'earlier', fromTopicId: `old-${pick % 6}` }
    case 'let-go':
      return { type, id, topicId, participantId: board.topics.get(topicId)?.authorId ?? participantId }
    case 'edit-topic':
      return { type, id, topicId, title: word, details: word }
    case 'set-phase': {
      const phase = pick > 55 ? 'closed' : (['collecting', 'voting', 'discussing', 'discussing'] as const)[pick % 4]
      return { type, id, phase: phase ?? 'voting', ...(pick % 12 === 11 && { from: 'voting' as const }) }
    }
    case 'extend-timebox':
      return { type, id, timeboxId: '', seconds: (pick - 20) * 10 + 1 }
    case 'thumb':
      return { type, id, timeboxId: '', value: (['up', 'sideways', 'down'] as const)[pick % 3] ?? 'up' }
    case 'add-line':
      return { type, id, topicId, kind, text: word, ...assigned(kind, participantId) }
    case 'edit-line':
      return { type, id, lineId, kind, text: word, ...assigned(kind, participantId) }
    case 'remove-line':
      return { type, id, lineId }
    case 'remove-participant':
      return { type, id, participantId, ...(pick % 2 === 0 && { words: true as const }) }
    case 'time-up': {
      const { id: timeboxId = 'none', endsAt = null } = board.current?.timebox ?? {}
      return { type, id, timeboxId, endsAt: endsAt ?? noon, headCount: pick }
    }
    case 'round-up': {
      const round = board.rounds.get(board.current?.roundId ?? '')
      return { type, id, roundId: round?.id ?? 'none', endsAt: round?.endsAt ?? noon }
    }
    case 'outcome-due': {
      const round = board.rounds.get(board.current?.roundId ?? '')
      return { type, id, roundId: round?.id ?? 'none', actsAt: round?.actsAt ?? noon }
    }
    case 'unpark-topic':
    case 'unmerge-topic': {
      const status = type === 'unpark-topic' ? 'parked' : 'merged'
      const found = [...board.topics.values()].find((topic) => topic.status === status)
      return { type, id, topicId: pick % 5 > 0 && found ? found.id : topicId }
    }
    case 'move-topic':
      return { type, id, topicId, beforeId: pick % 4 === 0 ? null : among(board.topics, pick + 1) }
    case 'merge-topics':
      return { type, id, topicId, intoId: among(board.topics, pick + 1) }
    case 'set-done':
      return { type, id, done: pick % 3 > 0 }
    case 'set-paper-voters':
      return { type, id, count: pick % 4 }
    case 'set-paper-votes':
      return { type, id, topicId, votes: pick % 4 }
    case 'start-clock':
      return { type, id, seconds: 60 + pick }
    case 'change-settings':
      return { type, id, settings: CHANGES[pick % CHANGES.length] ?? {} }
    case 'undo':
      // Where nothing takes the last one back, it is the one before.
      return {
        type,
        id,
        actId: [...board.acts.values()].filter((act) => !act.undone).at(pick % 4 ? -1 : -2)?.id ?? 'none',
      }
    case 'call-on':
      return { type, id, topicId: '', participantId: pick % 5 === 0 ? null : participantId }
    case 'raise-hand':
    case 'lower-hand':
      return { type, id, topicId: '', participantId: pick % 3 === 0 ? participantId : person(who) }
    case 'end-moderator': {
      const found = [...board.participants.values()].find(({ moderates }) => moderates)
      return { type, id, participantId: found?.id ?? participantId }
    }
    case 'readmit-participant':
    case 'make-moderator':
      return { type, id, participantId }
    case 'moderator-back': {
      const { id: deputyId = 'none', at = noon } = board.deputy ?? {}
      return { type, id, deputyId, at }
    }
    case 'join':
      return {
        type,
        id,
        participantId: person(who),
        personId: who < 3 ? `person-${who}` : null,
        name: word,
        hidden: pick === 7,
      }
    case 'claim-guest':
      return { type, id, guestId: person(who), personId: `person-${pick % 5}`, name: word, hidden: pick > 50 }
    case 'hide-name':
    case 'restore-name':
      return { type, id, participantId }
    case 'forget':
      return { type, id, participantIds: [participantId, person((pick + 3) % 8)], words: pick % 2 === 0 }
    case 'hide':
    case 'restore': {
      const what = (['topic', 'line', 'person'] as const)[pick % 3] ?? 'topic'
      return { type, id, what, targetId: { topic: topicId, line: lineId, person: participantId }[what] }
    }
    case 'rate':
      return { type, id, value: (pick % 5) + 1 }
    case 'drop-topic':
    case 'carry-topic':
      return { type, id, topicId: pick % 4 === 0 ? null : topicId }
    case 'vote':
    case 'unvote':
    case 'withdraw-topic':
    case 'remove-topic':
    case 'park-topic':
    case 'start-topic':
      return { type, id, topicId }
    default:
      return { type, id } as BoardCommand
  }
}

const CHANGES: Partial<Settings>[] = [
  ...[{ votesEach: 1 }, { votesEach: 2 }, { votesEach: 5 }, { stacking: true }, { stacking: false }],
  ...[{ votesNamed: true }, { selfVotes: false }, { votesHidden: false }, { ladder: [60, 60, 60] }],
  ...[{ romanVoteSeconds: 5 }, { earlyVoting: false }],
]

function assigned(kind: string, ownerId: Id): { ownerId?: Id; due?: string } {
  return kind === 'action' ? { ownerId, due: '2026-12-01' } : {}
}

function among(map: ReadonlyMap<Id, unknown>, pick: number): Id {
  return [...map.keys()][pick % (map.size + 1)] ?? 'nothing'
}
