import { recordAct } from '../auth/audit.ts'
import type { Tx } from '../db/client.ts'
import { enqueueJob } from '../jobs/queue.ts'
import type { Result } from '../result.ts'
import { noSuchBoard } from './entrance.ts'
import { Ledger } from './ledger.ts'
import { type Intake, idOf, sourcesOf } from './ledger-intake.ts'
import { localPeople } from './presence.ts'
import type { Board, Id } from './state.ts'
import { lockSources } from './store-carry.ts'
import {
  type Answer,
  type Found,
  lockBoard,
  readAway,
  readBoard,
  readCommands,
  readHeadCount,
  readIdentities,
  readOffice,
  readVersion,
} from './store-read.ts'
import { ensureBoard, saveBoard } from './store-write.ts'

/** What became of a batch: an answer for each intake, and the board as it will be after the commit. */
export type Settled = { answers: Result<Answer>[]; board: Board | null }

/**
 * Decides intakes of one board in this transaction: lock, then read who they are and what is known of their ids, decide
 * in memory, write once. Nothing counts before the caller's commit.
 * @param cached - the last state that this process knows; taken where the locked row has its version
 */
export async function settleBatch(
  tx: Tx,
  boardId: Id,
  intakes: readonly Intake[],
  cached: Board | null,
): Promise<Settled> {
  const sessions = intakes.flatMap((intake) => (intake.type === 'due' ? [] : (intake.claim.sessionId ?? [])))
  const ids = intakes.flatMap((intake) => idOf(intake) ?? [])
  // Who they are counts as it is under the lock, but a board that is not there cannot be locked.
  const organizerAsks = async () =>
    [...(await readIdentities(tx, boardId, [...new Set(sessions)])).values()].some(({ organizer }) => organizer)
  const found = await lockAndRead(tx, boardId, cached, organizerAsks)
  if (!found) return { answers: intakes.map(noSuchBoard), board: null }
  const people = await readIdentities(tx, boardId, [...new Set(sessions)])
  const known = await readCommands(tx, boardId, [...new Set(ids)])
  const timeUp = intakes.some((intake) => intake.type === 'due' && intake.command.type === 'time-up')
  const headCount = timeUp ? await readHeadCount(tx, boardId, localPeople(boardId)) : 0
  const asks = (type: string) => intakes.some((intake) => intake.type === 'command' && intake.command.type === type)
  const ledger = new Ledger(boardId, found, known, {
    ...(asks('take-over') && { awayMs: await readAway(tx, boardId) }),
    ...(asks('remove-participant') && { office: await readOffice(tx, boardId) }),
  })
  const refs = sourcesOf(intakes, found.board)
  if (refs.length > 0) ledger.learn(await lockSources(tx, boardId, refs))
  const answers = intakes.map((intake) => {
    const sessionId = intake.type === 'due' ? null : intake.claim.sessionId
    return ledger.take(intake, sessionId === null ? null : (people.get(sessionId) ?? null), headCount)
  })
  await saveLedger(tx, boardId, ledger)
  return { answers, board: ledger.board }
}

/**
 * For writers outside the queue, inside a transaction of theirs (rule 1: person and event are locked already): takes the
 * board's lock, reads afresh, lets the work decide on a ledger, saves, raises the version, tells all processes. The queues
 * notice by the version. Null where there is no board.
 * @param ids - identities of the commands that the work may take, so that a repeated one gets its first answer
 */
export async function runOnBoard<T>(
  tx: Tx,
  boardId: Id,
  ids: readonly Id[],
  work: (ledger: Ledger) => Promise<T> | T,
): Promise<T | null> {
  const found = await lockAndRead(tx, boardId, null, async () => false)
  if (!found) return null
  const ledger = new Ledger(boardId, found, await readCommands(tx, boardId, ids))
  const done = await work(ledger)
  await saveLedger(tx, boardId, ledger)
  return done
}

async function lockAndRead(
  tx: Tx,
  boardId: Id,
  cached: Board | null,
  organizerAsks: () => Promise<boolean>,
): Promise<Found | null> {
  if (!(await lockBoard(tx, boardId))) {
    await ensureBoard(tx, boardId, await organizerAsks())
    if (!(await lockBoard(tx, boardId))) return null
  }
  // A statement of its own: only one that begins after the lock sees what the last holder committed, and its time.
  if (!cached) return readBoard(tx, boardId)
  const row = await readVersion(tx, boardId)
  if (row?.version !== cached.version) return readBoard(tx, boardId)
  return { board: cached, status: row.status, now: row.now, joinCode: null }
}

async function saveLedger(tx: Tx, boardId: Id, { before, board, entries, care }: Ledger): Promise<void> {
  if (entries.length === 0) return
  await saveBoard(tx, boardId, before, board, entries)
  for (const { personId, act, what } of care)
    await recordAct(
      tx,
      { kind: 'member', id: personId },
      { act, subject: 'event', subjectId: boardId, detail: { what } },
    )
  if (before.stage !== 'closed' && board.stage === 'closed')
    await enqueueJob(tx, 'board-closed', { boardId }, { key: `board-closed:${boardId}` })
}
