import type { Tx } from '../db/client.ts'
import { newShortCode } from '../ids.ts'
import { notify } from '../realtime/port.ts'
import { defaultBoard as unset } from '../site/view.ts'
import { changed } from './entries.ts'
import type { LoggedEvent } from './events.ts'
import type { Board, Id, Instant, Round } from './state.ts'
import type { Answer } from './store-read.ts'
import {
  actTable,
  dropRows,
  lineTable,
  participants,
  putRows,
  roundTable,
  thumbTable,
  time,
  topics,
} from './store-tables.ts'
import { saveMerged, saveVotes } from './store-votes.ts'

/** One accepted command as the log keeps it. */
export type Entry = {
  version: number
  commandId: Id
  participantId: Id | null
  type: string
  bodyHash: string
  answer: Answer
  events: LoggedEvent[]
  at: Instant
}

/**
 * Makes the event's board with the site's defaults, unless it is there. None where there is no such event; for a draft
 * only when an organizer asks, who may prepare it. What a new board allows is what `newBoard` says: collecting, votes as early interest if the site has them.
 */
export async function ensureBoard(tx: Tx, eventId: Id, byOrganizer: boolean): Promise<void> {
  // Where by rare chance the short address is taken, another is tried.
  for (let tries = 0; tries < 3; tries++) if (await makeBoard(tx, eventId, byOrganizer)) return
}

async function makeBoard(tx: Tx, eventId: Id, byOrganizer: boolean): Promise<boolean> {
  const joinCode = newShortCode()
  await tx.$executeRaw`
    INSERT INTO "Board" ("id", "votesEach", "stacking", "votesHidden", "votesNamed", "selfVotes", "earlyVoting",
      "admission", "ladder", "romanVoteSeconds", "joinCode", "voting", "lastAt")
    SELECT e."id", coalesce(s."votesEach", ${unset.votesEach}), coalesce(s."stacking", ${unset.stacking}),
      coalesce(s."votesHidden", ${unset.votesHidden}), coalesce(s."votesNamed", ${unset.votesNamed}),
      coalesce(s."selfVotes", ${unset.selfVotes}), coalesce(s."earlyVoting", ${unset.earlyVoting}),
      coalesce(s."admission", ${unset.admission}::"Admission"), coalesce(s."ladder", ${unset.ladder}::int[]),
      coalesce(s."romanVoteSeconds", ${unset.romanVoteSeconds}), ${joinCode}, coalesce(s."earlyVoting", ${unset.earlyVoting}),
      date_trunc('milliseconds', clock_timestamp())
    FROM "Event" e LEFT JOIN "Site" s ON s."id" = 1
    WHERE e."id" = ${eventId}::uuid AND (${byOrganizer} OR e."status" <> 'draft')
    ON CONFLICT DO NOTHING`
  const taken = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Board" WHERE "joinCode" = ${joinCode} AND "id" <> ${eventId}::uuid`
  return taken.length === 0
}

/**
 * Writes what differs between two states of a locked board: a few statements, however many commands lie between, then
 * the log, the board's row and the news. What did not change keeps its reference and costs nothing.
 */
export async function saveBoard(
  tx: Tx,
  boardId: Id,
  before: Board,
  after: Board,
  entries: readonly Entry[],
): Promise<void> {
  // Parents before children; what is put is sorted, so that no two writers of rows wait for each other in a ring.
  await putRows(tx, participants, boardId, changed(before.participants, after.participants).put)
  await putRows(tx, topics, boardId, changed(before.topics, after.topics).put)
  const rounds = changed(before.rounds, after.rounds)
  await putRows(tx, roundTable, boardId, rounds.put)
  await saveVotes(tx, boardId, before, after)
  await saveMerged(tx, boardId, before, after)
  await saveThumbs(tx, boardId, before, rounds.put)
  const lines = changed(before.lines, after.lines)
  await putRows(tx, lineTable, boardId, lines.put)
  await dropRows(tx, 'Line', boardId, lines.gone)
  const acts = changed(before.acts, after.acts)
  await dropRows(tx, 'BoardAct', boardId, acts.gone)
  await putRows(tx, actTable, boardId, acts.put)
  await saveRow(tx, boardId, after, entries)
  await notify(tx, 'quorum_board', `${boardId}:${after.version}`)
}

async function saveThumbs(tx: Tx, boardId: Id, before: Board, rounds: readonly [Id, Round][]): Promise<void> {
  for (const [roundId, round] of rounds) {
    const { put, gone } = changed(before.rounds.get(roundId)?.thumbs ?? new Map(), round.thumbs)
    if (gone.length > 0)
      await tx.$executeRaw`
        DELETE FROM "Thumb" WHERE "boardId" = ${boardId}::uuid AND "roundId" = ${roundId}::uuid
          AND "participantId" = ANY(${gone}::uuid[])`
    const rows = put.map(([participantId, value]) => [participantId, { roundId, participantId, value }] as const)
    await putRows(
      tx,
      thumbTable,
      boardId,
      rows.map(([id, row]) => [id, row]),
    )
  }
}

async function saveRow(tx: Tx, boardId: Id, board: Board, entries: readonly Entry[]): Promise<void> {
  const { current, settings } = board
  const log = JSON.stringify(entries.map((entry) => ({ ...entry, at: time(entry.at) })))
  await tx.$executeRaw`
    INSERT INTO "BoardCommand" ("boardId", "version", "commandId", "participantId", "type", "bodyHash", "answer",
      "events", "at")
    SELECT ${boardId}::uuid, r."version", r."commandId", r."participantId", r."type", r."bodyHash", r."answer",
      r."events", r."at"
    FROM jsonb_to_recordset(${log}::jsonb) AS r("version" int, "commandId" uuid, "participantId" uuid, "type" text,
      "bodyHash" text, "answer" jsonb, "events" jsonb, "at" timestamptz)`
  await tx.$executeRaw`
    UPDATE "Board" SET "version" = ${board.version}, "stage" = ${board.stage}::"BoardStage",
      "phase" = ${board.phase}::"BoardPhase", "proposing" = ${board.proposing}, "voting" = ${board.voting},
      "votesEach" = ${settings.votesEach}, "stacking" = ${settings.stacking},
      "votesHidden" = ${settings.votesHidden}, "votesNamed" = ${settings.votesNamed},
      "selfVotes" = ${settings.selfVotes}, "earlyVoting" = ${settings.earlyVoting},
      "admission" = ${settings.admission}::"Admission", "ladder" = ${settings.ladder}::int[],
      "romanVoteSeconds" = ${settings.romanVoteSeconds}, "locked" = ${board.locked}, "lot" = ${board.lot}, "codeNumber" = ${board.codeNumber},
      "paperVoters" = ${board.paperVoters}, "speakerId" = ${board.speakerId}::uuid,
      "deputyId" = ${board.deputy?.id ?? null}::uuid, "deputyAt" = ${time(board.deputy?.at ?? null)}::timestamptz,
      "clockId" = ${board.clock?.id ?? null}::uuid, "clockLengthMs" = ${board.clock?.lengthMs ?? null}::int,
      "clockEndsAt" = ${time(board.clock?.endsAt ?? null)}::timestamptz,
      "lastAt" = ${time(board.lastAt)}::timestamptz, "closedAt" = ${time(board.closedAt)}::timestamptz,
      "currentTopicId" = ${current?.topicId ?? null}::uuid, "timeboxId" = ${current?.timebox.id ?? null}::uuid,
      "timeboxNumber" = ${current?.timebox.number ?? null}::int,
      "timeboxLengthMs" = ${current?.timebox.lengthMs ?? null}::int,
      "timeboxEndsAt" = ${time(current?.timebox.endsAt ?? null)}::timestamptz,
      "timeboxLeftMs" = ${current?.timebox.leftMs ?? null}::int,
      "clockStartedAt" = ${time(current?.clockStartedAt ?? null)}::timestamptz,
      "roundId" = ${current?.roundId ?? null}::uuid
    WHERE "id" = ${boardId}::uuid`
}
