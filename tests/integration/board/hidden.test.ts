import { expect, it } from 'vitest'
import type { Actor } from '#lib/auth/actor'
import { runBoardCommand } from '#lib/board/commands'
import { hideName } from '#lib/board/commands-desk'
import { getBoard, getTopicsOf } from '#lib/board/queries'
import { replay, withoutWords } from '#lib/board/replay'
import { type Board, newBoard } from '#lib/board/state'
import { readBoard } from '#lib/board/store-read'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { draftFromBoard, saveNotes } from '#lib/notes/commands'
import { getNotesForDesk } from '#lib/notes/queries'
import { aBoard, aCommand, accepted, aGuest, aMember, aTopic, codeOf, run, stranger, watch } from '#tests/support/board'

const organizer = async (): Promise<{ actor: Actor; claim: Awaited<ReturnType<typeof aMember>>['claim'] }> => {
  const { personId, claim } = await aMember('Olga', 'organizer')
  const sessionId = claim.sessionId ?? ''
  const email = `${personId}@example.org`
  return {
    claim,
    actor: { kind: 'member', id: personId, name: 'Olga', email, role: 'organizer', timeZone: null, sessionId },
  }
}

const bytesFor = async (claim: Parameters<typeof getBoard>[0], boardId: string) =>
  JSON.stringify(accepted(await getBoard(claim, boardId)))

it('hides a topic, a line and a name from all but moderators and whoever wrote them', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId, 'Rudename')
  const [{ claim: other }, { claim: moderator }] = [await aMember('Mia'), await organizer()]
  const topicId = await aTopic(guest, boardId, 'Rudetopic')
  const kept = await aTopic(other, boardId, 'Kindtopic')
  const line = aCommand({ type: 'add-line', topicId: kept, kind: 'note', text: 'Rudeline' })
  accepted(await runBoardCommand(guest, boardId, line))
  const before = accepted(await getBoard(other, boardId)).version
  for (const [what, targetId] of [
    ['topic', topicId],
    ['line', line.id],
    ['person', guest.guest ?? ''],
  ] as const)
    accepted(await run(moderator, boardId, { type: 'hide', what, targetId }))
  for (const claim of [stranger, other]) expect(await bytesFor(claim, boardId)).not.toMatch(/Rude/)
  expect((await bytesFor(moderator, boardId)).match(/Rude(topic|line|name)/g)?.length).toBeGreaterThanOrEqual(3)
  expect(accepted(await getBoard(guest, boardId)).me).toMatchObject({
    name: 'Rudename',
    hidden: [
      { id: topicId, title: 'Rudetopic', details: '' },
      { id: line.id, text: 'Rudeline' },
    ],
  })
  expect((await getTopicsOf({ kind: 'visitor' }, boardId))?.topics.map(({ title }) => title)).toEqual(['Kindtopic'])

  const late = await watch(other, boardId, { since: { version: before, kind: 'participant' } })
  await late.until((frame) => frame.event === 'presence')
  late.close()
  expect(JSON.stringify(late.seen)).not.toMatch(/Rude/)

  accepted(await run(moderator, boardId, { type: 'restore', what: 'topic', targetId: topicId }))
  expect(await bytesFor(stranger, boardId)).toMatch(/Rudetopic/)
})

it('keeps what is hidden out of the draft of the notes', async () => {
  const boardId = await aBoard()
  const { claim: moderator } = await organizer()
  const rude = await aTopic(moderator, boardId, 'Rudetopic')
  const kind = await aTopic(moderator, boardId, 'Kindtopic')
  const line = aCommand({ type: 'add-line', topicId: kind, kind: 'note', text: 'Rudeline' })
  accepted(await runBoardCommand(moderator, boardId, line))
  accepted(await run(moderator, boardId, { type: 'hide', what: 'topic', targetId: rude }))
  accepted(await run(moderator, boardId, { type: 'hide', what: 'line', targetId: line.id }))
  accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'closed' }))
  await draftFromBoard(boardId)
  const { markdown } = await db().notes.findUniqueOrThrow({ where: { eventId: boardId } })
  expect(markdown).toMatch(/Kindtopic/)
  expect(markdown).not.toMatch(/Rude/)
})

it('says at the desk which words of the notes were hidden since they were drafted, until they are taken out', async () => {
  const boardId = await aBoard()
  const { actor, claim: moderator } = await organizer()
  const rude = await aTopic(moderator, boardId, 'Rude [topic]')
  const kind = await aTopic(moderator, boardId, 'Kindtopic')
  const line = aCommand({ type: 'add-line', topicId: kind, kind: 'note', text: 'Rudeline' })
  accepted(await runBoardCommand(moderator, boardId, line))
  accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'closed' }))
  await draftFromBoard(boardId)
  const desk = async () => accepted(await getNotesForDesk(actor, boardId))
  expect((await desk()).hiddenWords).toEqual([])
  accepted(await run(moderator, boardId, { type: 'hide', what: 'topic', targetId: rude }))
  accepted(await run(moderator, boardId, { type: 'hide', what: 'line', targetId: line.id }))
  const { hiddenWords, notes } = await desk()
  expect(hiddenWords.toSorted()).toEqual(['Rude [topic]', 'Rudeline'])
  accepted(await saveNotes(actor, boardId, { markdown: '## Kindtopic', revision: notes?.revision ?? 0 }))
  expect((await desk()).hiddenWords).toEqual([])
})

it('reaches a closed board by an organizer who never joined: once, in the audit log, and not as a participant', async () => {
  const boardId = await aBoard()
  const { claim: moderator } = await aMember('Mo', 'organizer')
  const topicId = await aTopic(moderator, boardId, 'Rudetopic')
  accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'closed' }))
  const { actor, claim } = await organizer()
  const { claim: member } = await aMember()
  expect(codeOf(await run(member, boardId, { type: 'hide', what: 'topic', targetId: topicId }))).toBe('board-closed')
  const hide = aCommand({ type: 'hide', what: 'topic', targetId: topicId })
  const answers = await Promise.all([1, 2, 3].map(() => runBoardCommand(claim, boardId, hide)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(accepted(answers[0] ?? stopped())).toMatchObject({ participantId: null })
  expect(codeOf(await runBoardCommand(member, boardId, hide))).toBe('id-reused')
  expect(await bytesFor(stranger, boardId)).not.toMatch(/Rudetopic/)
  expect(await db().participant.count({ where: { boardId } })).toBe(1)
  const log = await db().auditEntry.findMany({ where: { subjectId: boardId } })
  expect(log).toMatchObject([
    { actorId: actor.kind === 'member' && actor.id, act: 'words-hidden', detail: { what: 'topic' } },
  ])
  await sameAsTheLog(boardId)
})

it('covers a name hidden at the desk on boards of the past and of the time to come, until it is restored', async () => {
  const [past, next] = [await aBoard(), await aBoard()]
  const { personId, claim } = await aMember('Rudename')
  const { actor } = await organizer()
  const { claim: other } = await aMember('Mia')
  await aTopic(claim, past)
  for (const boardId of [past, next]) await aTopic(other, boardId)
  expect(codeOf(await hideName({ kind: 'visitor' }, { personId, hidden: true }))).toBe('organizers-only')
  expect(codeOf(await hideName(actor, { personId: newId(), hidden: true }))).toBe('no-such-person')
  for (const _twice of [1, 2]) accepted(await hideName(actor, { personId, hidden: true }))
  await aTopic(claim, next)
  for (const boardId of [past, next]) {
    expect(await bytesFor(other, boardId)).not.toMatch(/Rudename/)
    expect(await bytesFor(other, boardId)).toMatch(/Somebody/)
  }
  accepted(await hideName(actor, { personId, hidden: false }))
  for (const boardId of [past, next]) expect(await bytesFor(other, boardId)).toMatch(/Rudename/)
  const acts = await db().auditEntry.findMany({ where: { subjectId: personId }, orderBy: { at: 'asc' } })
  expect(acts.map(({ act }) => act)).toEqual(['name-hidden', 'name-restored'])
  await sameAsTheLog(past)
})

function stopped(): never {
  throw new Error('There is no answer.')
}

/** The log, replayed, is the board but for its words. */
async function sameAsTheLog(boardId: string): Promise<void> {
  const board = (await readBoard(db(), boardId))?.board as Board
  const rows = await db().boardCommand.findMany({ where: { boardId }, orderBy: { version: 'asc' } })
  const log = rows.map(({ at, events }) => ({ at: at.getTime(), events: events as never }))
  const told = replay(board.settings, newBoard(board.settings, 0).lastAt, log)
  const flags = ({ topics, lines, participants }: Board) => ({ topics, lines, participants })
  expect(flags(told)).toEqual(flags(withoutWords(board)))
}
