import { evolve } from './evolve.ts'
import type { BoardCommand } from './schema.ts'
import { type Board, type Id, type Instant, type LineKind, newBoard, type Settings, votesSpent } from './state.ts'

type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never

/** What a simulated participant does; it has no identity yet. */
export type SimulatedAct = WithoutId<BoardCommand>

/** Who moderates a rehearsal. */
export const rehearsingId: Id = idOf(0)

const names = ['Ada', 'Ben', 'Chidi', 'Dora', 'Emre', 'Fatima', 'Goran', 'Hanna', 'Iris', 'Jun', 'Kofi', 'Lena']

/** The simulated participants, in the order in which they joined. */
export const simulatedIds: readonly Id[] = names.map((_, at) => idOf(at + 1))

/** Timeboxes are so many times as short as on a real board; the page says so in words. */
const hurry = 5
const shortestSeconds = 20
/** How many topics they bring before they find that it is enough, and how many lines they write under one. */
const mostTopics = 9
const mostLines = 3

const topics = [
  ['Our backups have never been restored', 'Who has tried it, and what did it cost?'],
  ['When is a queue the wrong answer?', ''],
  ['Living with clocks that disagree', 'Two machines, four seconds apart, one audit.'],
  ['What a new colleague should read first', ''],
  ['The incident that taught you most', ''],
  ['Retries that made it worse', 'Ours brought the whole night down. How do you limit yours?'],
  ['How small can an on-call rota be?', ''],
  ['Tests that cut the network', 'Worth the trouble outside of database vendors?'],
  ['Is eventual consistency an excuse?', ''],
  ['Measuring what users feel', ''],
  ['Saying no to one more service', ''],
  ['Paper notes in a remote team', ''],
] as const

const lines: readonly [LineKind, string][] = [
  ['note', 'Two of us restore every month, the others never did.'],
  ['note', 'A budget for retries helped more than a longer wait between them.'],
  ['takeaway', 'Whoever gets woken up decides what wakes them.'],
  ['note', 'It works until the first partition.'],
  ['decision', 'We look at this again next month.'],
  ['action', 'Collect what everybody reads first.'],
  ['takeaway', 'Start with the question that a user would ask.'],
  ['note', 'The second half of the talk is about this.'],
]

/** UUIDs that are the same on each rehearsal, of RFC 9562's version 8. */
function idOf(number: number): Id {
  return `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`
}

/** A board on which a moderator can practise: everybody has joined, nothing is proposed, and the timeboxes are short. */
export function rehearsalBoard(name: string, settings: Settings, now: Instant): Board {
  const ladder = settings.ladder.map((seconds) => Math.max(shortestSeconds, Math.round(seconds / hurry)))
  const board = newBoard({ ...settings, ladder, admission: 'guests' }, now)
  const everybody = [[rehearsingId, name] as const, ...simulatedIds.map((id, at) => [id, names[at] ?? ''] as const)]
  const joined = everybody.map(([id, given]) => {
    const personId = isGuest(id) ? null : id
    return { type: 'joined' as const, participantId: id, personId, name: given, at: now }
  })
  return joined.reduce<Board>(evolve, board)
}

/** Some of them are guests, as on a real board. */
const isGuest = (id: Id) => simulatedIds.indexOf(id) % 4 === 3

/**
 * What this simulated participant does next on the board as it is; null where they wait. It need not be allowed: the rules
 * say so, as to everybody.
 * @param random - gives numbers from 0 up to 1
 */
export function nextAct(board: Board, id: Id, random: () => number): SimulatedAct | null {
  const me = board.participants.get(id)
  if (!me || me.removedAt !== null) return null
  if (board.stage === 'closed') return me.rating === null ? { type: 'rate', value: 3 + Math.floor(random() * 3) } : null
  if (board.phase === 'discussing') return whileDiscussing(board, id, random)
  const wantsToVote = board.voting && (board.phase === 'voting' || random() < 0.3)
  return wantsToVote ? whileVoting(board, id, random) : proposal(board, id, random)
}

function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)]
}

function proposal(board: Board, id: Id, random: () => number): SimulatedAct | null {
  if (!board.proposing || board.topics.size >= mostTopics) return null
  const known = new Set([...board.topics.values()].map(({ title }) => title))
  const topic = pick(
    topics.filter(([title]) => !known.has(title)),
    random,
  )
  const mine = [...board.topics.values()].some(({ authorId }) => authorId === id)
  if (!topic || mine) return null
  const [title, details] = topic
  return { type: 'propose', title, details, ...(random() < 0.15 && { anonymous: true as const }) }
}

function whileVoting(board: Board, id: Id, random: () => number): SimulatedAct | null {
  const me = board.participants.get(id)
  if (votesSpent(board, id) >= board.settings.votesEach) return me?.done ? null : { type: 'set-done', done: true }
  const given = board.ballots.get(id)
  const open = [...board.topics.values()].filter(({ status }) => status === 'open')
  const left = open.filter((topic) => board.settings.stacking || !given?.has(topic.id))
  // The first ones are liked best, so that there is an order to see.
  const topic = pick(left, () => random() * random())
  return topic ? { type: 'vote', topicId: topic.id } : null
}

function whileDiscussing(board: Board, id: Id, random: () => number): SimulatedAct | null {
  const { current, rounds } = board
  if (!current) return null
  const round = current.roundId === null ? undefined : rounds.get(current.roundId)
  if (round) {
    if (round.closedAt !== null || round.thumbs.has(id) || random() < 0.1) return null
    const value = random()
    const { id: timeboxId } = current.timebox
    return { type: 'thumb', timeboxId, value: value < 0.45 ? 'up' : value < 0.7 ? 'sideways' : 'down' }
  }
  const under = [...board.lines.values()].filter(({ topicId }) => topicId === current.topicId)
  const chance = random()
  if (chance < 0.12 && under.length < mostLines) return aLine(board, current.topicId, random)
  const raised = board.participants.get(id)?.handAt != null
  const hands = [...board.participants.values()].filter(({ handAt }) => handAt !== null).length
  return chance < 0.2 && !raised && hands < 3
    ? { type: 'raise-hand', topicId: current.topicId, participantId: id }
    : null
}

function aLine(board: Board, topicId: Id, random: () => number): SimulatedAct | null {
  const known = new Set([...board.lines.values()].map(({ text }) => text))
  const line = pick(
    lines.filter(([, text]) => !known.has(text)),
    random,
  )
  return line ? { type: 'add-line', topicId, kind: line[0], text: line[1] } : null
}
