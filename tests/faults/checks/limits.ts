import { unstrip } from '#lib/board/events'
import { apply } from '#lib/board/machine'
import { BOARD_HOLDS, mostOf, shownOn } from '#lib/board/rules-caps'
import { type Board, type Id, topicIn, votesSpent } from '#lib/board/state'
import type { LogLine } from '#tests/faults/history'
import type { Person } from '#tests/faults/people'

/** Somebody who is known as a guest and as a member. */
type Both = Pick<Person, 'guestId' | 'personId'>

/**
 * At every version that the log leads through: votes of each person and on each topic, by hand too, one discussed topic, no
 * votes of who is off the board, what a board and each of its people may hold.
 * @param turned - those who began as guests and signed in: from when they are one participant, they have the votes of one
 */
export function limitsHold(start: Board, log: readonly LogLine[], turned: readonly Both[] = []): string[] {
  let board = start
  const breaches: string[] = []
  const forgotten = new Set<Id>()
  for (const { events, at, version, type } of log) {
    board = apply(board, events.map(unstrip), at)
    for (const event of events) if (event.type === 'participant-forgotten') forgotten.add(event.participantId)
    const found = [...limitsOf(board, forgotten), ...turned.flatMap((both) => overspent(board, both))]
    breaches.push(...found.map((what) => `after ${type} at version ${version}: ${what}`))
  }
  return breaches
}

/**
 * What of the limits does not hold on a board.
 * @param forgotten - who has left the community, and left their votes; a log has no names to tell them by
 */
export function limitsOf(board: Board, forgotten: ReadonlySet<Id>): string[] {
  return [
    ...ballotsOf(board),
    ...leftBy(board, forgotten),
    ...paperOf(board),
    ...discussedOf(board),
    ...holdingsOf(board),
  ]
}

function ballotsOf(board: Board): string[] {
  const { votesEach, stacking, selfVotes } = board.settings
  const breaches: string[] = []
  for (const [id, ballot] of board.ballots) {
    const spent = votesSpent(board, id)
    if (spent > votesEach) breaches.push(`${id} has spent ${spent} votes of ${votesEach}`)
    for (const [topicId, votes] of ballot) {
      const topic = topicIn(board, topicId)
      if (votes > 1 && !stacking) breaches.push(`${id} has ${votes} votes on ${topicId}, where one is allowed`)
      // An anonymous topic keeps what it got by merging, or of a guest who signed in: else the count would tell whose it is.
      const own = topic?.authorId === id && !topic.anonymous
      if (own && !selfVotes) breaches.push(`${id} has voted for a topic of their own, ${topicId}`)
    }
  }
  return breaches
}

/** Votes of somebody who was taken off the board. */
function leftBy({ participants, ballots }: Board, forgotten: ReadonlySet<Id>): string[] {
  const gone = [...ballots.keys()].filter((id) => participants.get(id)?.removedAt !== null && !forgotten.has(id))
  return gone.map((id) => `${id} is off the board and has votes`)
}

function paperOf({ topics, settings, paperVoters }: Board): string[] {
  const { votesEach, stacking } = settings
  const counted = [...topics.values()].filter(({ status }) => !['removed', 'merged', 'discussed'].includes(status))
  const all = counted.reduce((sum, { paperVotes }) => sum + paperVotes, 0)
  const most = stacking ? paperVoters * votesEach : paperVoters
  return [
    ...(all > paperVoters * votesEach ? [`${paperVoters} people by hand have ${all} votes of ${votesEach} each`] : []),
    ...counted
      .filter(({ paperVotes }) => paperVotes > most)
      .map(({ id, paperVotes }) => `${paperVoters} people by hand have ${paperVotes} votes on ${id}`),
  ]
}

function discussedOf(board: Board): string[] {
  const discussed = [...board.topics.values()].filter(({ status }) => status === 'discussing').map(({ id }) => id)
  const current = board.current ? [board.current.topicId] : []
  return discussed.join() === current.join()
    ? []
    : [`discussed are ${discussed.join(' and ') || 'none'}, the current topic is ${current[0] ?? 'none'}`]
}

/** Who moderates may bring most, and only the site knows who that is: others are held to it here, guests to their own. */
function holdingsOf(board: Board): string[] {
  const { participants } = board
  const persons = [...participants.values()].flatMap(({ personId }) => personId ?? [])
  const breaches = new Set(persons).size === persons.length ? [] : ['a person is two participants']
  const shown = shownOn(board)
  for (const what of ['topics', 'lines'] as const) {
    if (shown[what] > BOARD_HOLDS[what]) breaches.push(`the board shows ${shown[what]} ${what}`)
    const authors: Id[] = [...board[what].values()].map(({ authorId }) => authorId)
    for (const [id, { length }] of Map.groupBy(authors, (id) => id)) {
      const guest = participants.get(id)?.personId === null
      const most = mostOf({ moderator: !guest, guest })[what]
      if (length > most) breaches.push(`${id} has ${length} ${what} of ${most}`)
    }
  }
  return breaches
}

/** Before the site knows that guest and member are one, they are two, with the votes of two. */
function overspent(board: Board, { guestId, personId }: Both): string[] {
  const mine = [...board.participants.values()].filter((one) => one.id === guestId || one.personId === personId)
  if (mine.filter(({ removedAt }) => removedAt === null).length !== 1) return []
  if (!mine.some((one) => one.personId === personId)) return []
  const spent = mine.reduce((sum, { id }) => sum + votesSpent(board, id), 0)
  const { votesEach } = board.settings
  return spent > votesEach ? [`guest ${guestId}, who signed in, has spent ${spent} votes of ${votesEach}`] : []
}
