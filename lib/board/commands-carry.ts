import type { Tx } from '../db/client.ts'
import { newId } from '../ids.ts'
import { ok, type Result } from '../result.ts'
import { runOnBoard } from './batch.ts'
import { noSuchBoard } from './entrance.ts'
import type { Claim } from './identity.ts'
import { hashOf } from './ledger-intake.ts'
import { refuse } from './refusals.ts'
import { sourceKey } from './rules-carry.ts'
import type { BoardCommand } from './schema.ts'
import type { Id } from './state.ts'
import { lockSources, type Ref, readWaiting } from './store-carry.ts'
import type { Answer, Identity } from './store-read.ts'

const nobody: Claim = { sessionId: null, guest: null }

type Author = { id: Id; name: string; nameHidden: boolean }

/**
 * A person brings a topic of their own from an earlier board, in a transaction of the caller's, which has locked person and
 * event (rule 1). The same `id` again is the same topic.
 */
export async function bringForMember(
  tx: Tx,
  { eventId, person, from, going, id }: { eventId: Id; person: Author; from: Ref; going: boolean; id: Id },
): Promise<Result<Answer>> {
  const command: BoardCommand = { id, type: 'carry-in', fromBoardId: from.boardId, fromTopicId: from.topicId }
  const { name, nameHidden } = person
  const who: Identity = { personId: person.id, name, nameHidden, organizer: false, moderator: false, going }
  const done = await runOnBoard(tx, eventId, [id], async (ledger) => {
    const sources = await lockSources(tx, eventId, [from])
    if (sources.get(sourceKey(from))?.personId !== person.id) return refuse('not-yours')
    ledger.learn(sources)
    return ledger.command(command, who, nobody)
  })
  return done ?? noSuchBoard()
}

/** A person lets a topic of theirs go that stayed on an earlier board, unless somebody has brought it by now. Twice is once. */
export async function letGoForMember(
  tx: Tx,
  { eventId, personId, from }: { eventId: Id; personId: Id; from: Ref },
): Promise<Result<null>> {
  const done = await runOnBoard(tx, from.boardId, [], async (ledger): Promise<Result<null>> => {
    const topic = ledger.board.topics.get(from.topicId)
    const author = ledger.board.participants.get(topic?.authorId ?? '')
    if (!author || author.personId !== personId) return refuse('not-yours')
    if (topic?.dropped) return ok(null)
    await lockSources(tx, eventId, [from])
    const waiting = await readWaiting(tx, eventId, personId)
    if (!waiting.some(({ topicId }) => topicId === from.topicId)) return refuse('taken-already')
    const id = newId()
    const command = { type: 'let-go' as const, id, topicId: from.topicId, participantId: author.id }
    const told = ledger.system(command, hashOf(command), null)
    return told.ok ? ok(null) : told
  })
  return done ?? refuse('no-such-earlier-topic')
}
