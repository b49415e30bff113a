import { randomUUID } from 'node:crypto'
import type { Seen } from '#lib/board/optimism'
import type { Id } from '#lib/board/state'
import type { Earlier } from '#tests/faults/people'
import type { Garble, Step } from '#tests/faults/plan'
import { type Choices, commandFor } from '#tests/unit/board/tries'

/** The number of the one who acts, where a try names somebody by number. */
const SELF = 1_000

/** What a client can choose from: what it sees. */
function choicesIn({ view }: Seen): Choices {
  const merged = view.topics.flatMap((topic) =>
    (topic.merged ?? []).map(({ id }) => ({ id, status: 'merged' as const })),
  )
  const byId = <T extends { id: Id }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))
  return {
    topics: byId([...view.topics.map(({ id, status }) => ({ id, status })), ...merged]),
    lines: byId(view.lines),
    participants: byId(view.people.map(({ id, moderates = false }) => ({ id, moderates }))),
    acts: byId(view.acts.map(({ id, undone = false }) => ({ id, undone }))),
    rounds: byId(view.round ? [view.round] : []),
    current: view.current,
    clock: view.clock,
    deputy: view.deputyId ? { id: view.deputyId, at: 0 } : null,
  }
}

/** The command of a step, on the board as this client sees it, with what is made wrong about it. */
export function commandOf(
  seen: Seen,
  { attempt, garble }: Step,
  isModerator: boolean,
  earlier: Earlier,
): { id: Id; type: string; body: string; garbled?: true } {
  const id = randomUUID()
  const { view, me } = seen
  // A closed board is opened again by whoever can, or the rest of the history would be refusals.
  if (view.stage === 'closed' && isModerator)
    return { id, type: 'undo', body: JSON.stringify({ type: 'undo', id, actId: view.undoable ?? randomUUID() }) }
  const person = (index: number) =>
    index === SELF ? (me?.id ?? 'nobody') : (view.people[index % Math.max(1, view.people.length)]?.id ?? 'nobody')
  const command = commandFor(choicesIn(seen), { ...attempt, who: SELF, passes: 0 }, id, person)
  if (garble)
    return { id, type: command.type, body: JSON.stringify(garbled(command, garble, person(0))), garbled: true }
  return { id, type: command.type, body: JSON.stringify(possible(command, attempt.pick, earlier)) }
}

/** A link that is one, and a topic that did stay on a board of before: of the others nothing could ever be accepted. */
function possible(command: ReturnType<typeof commandFor>, pick: number, { boardId, topics }: Earlier): object {
  if ('kind' in command && command.kind === 'link') return { ...command, text: `https://example.org/${command.id}` }
  if (command.type !== 'carry-in') return command
  return { ...command, fromBoardId: boardId, fromTopicId: topics[pick % topics.length] ?? '' }
}

/** Each is wrong in one way alone, so that it is this way that it is refused for. */
function garbled(command: { id: Id }, garble: Exclude<Garble, null>, somebody: Id): object {
  const proposal = { type: 'propose', id: command.id, title: 'Brackets' }
  switch (garble) {
    case 'forged':
      return { ...proposal, by: somebody }
    case 'endless':
      return { ...proposal, title: 'x'.repeat(10_000) }
    case 'nested':
      return { ...proposal, details: '['.repeat(2_000) }
    case 'unknown':
      return { ...command, type: 'grant-wishes' }
  }
}
