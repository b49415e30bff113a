import { expect, it } from 'vitest'
import { admissionCode } from '#lib/board/admission'
import { joinBoard } from '#lib/board/commands'
import { getBoard, getSlugOfCode } from '#lib/board/queries'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { aBoard, accepted, aMember, codeOf, run, stranger } from '#tests/support/board'

const visitor = { kind: 'visitor' } as const
const join = (boardId: string, code?: string) =>
  joinBoard(stranger, boardId, { id: newId(), name: 'Bo', ...(code !== undefined && { code }) }, null)

async function withCode() {
  const boardId = await aBoard()
  const { claim: moderator } = await aMember('Mo', 'organizer')
  accepted(await run(moderator, boardId, { type: 'change-settings', settings: { admission: 'code' } }))
  return { boardId, moderator }
}

it('takes in whoever shows the board’s code, which moderators alone are told', async () => {
  const { boardId, moderator } = await withCode()
  const { me } = accepted(await getBoard(moderator, boardId))
  expect(me?.code).toBe(admissionCode(boardId, 0))
  expect(codeOf(await join(boardId))).toBe('code-needed')
  expect(codeOf(await join(boardId, 'nonsense'))).toBe('wrong-code')
  const bo = accepted(await join(boardId, me?.code))
  const seen = accepted(await getBoard({ sessionId: null, guest: bo.participantId }, boardId))
  expect(seen.me).toMatchObject({ name: 'Bo' })
  expect(JSON.stringify(seen)).not.toContain(me?.code)
})

it('refuses the old code from the moment there is a new one', async () => {
  const { boardId, moderator } = await withCode()
  accepted(await run(moderator, boardId, { type: 'renew-code' }))
  expect(codeOf(await join(boardId, admissionCode(boardId, 0)))).toBe('wrong-code')
  expect(codeOf(await join(boardId, admissionCode(boardId, 1)))).toBe('accepted')
})

it('takes a member in without a code who has a confirmed RSVP, by the first act', async () => {
  const { boardId } = await withCode()
  const { claim, personId } = await aMember('Eve')
  expect(codeOf(await run(claim, boardId, { type: 'propose', title: 'Tea' }))).toBe('code-needed')
  await db().rsvp.create({
    data: { id: newId(), eventId: boardId, personId, status: 'going', queuedAt: new Date() },
  })
  expect(codeOf(await run(claim, boardId, { type: 'propose', title: 'Tea' }))).toBe('accepted')
})

it('leads from the short address to the board, however it is typed, and tells of no draft', async () => {
  const boardId = await aBoard()
  const { slug } = await db().event.findUniqueOrThrow({ where: { id: boardId }, select: { slug: true } })
  const { joinCode } = accepted(await getBoard(stranger, boardId))
  const typed = `${joinCode?.slice(0, 3).toLowerCase()} ${joinCode?.slice(3)}`
  expect(await getSlugOfCode(visitor, typed)).toBe(slug)
  expect(await getSlugOfCode(visitor, 'nothing')).toBeNull()
  await db().event.update({ where: { id: boardId }, data: { status: 'draft' } })
  expect(await getSlugOfCode(visitor, typed)).toBeNull()
})

it('gives whoever was made a moderator on a board what moderators may, and takes it back', async () => {
  const { boardId, moderator } = await withCode()
  const { claim, personId } = await aMember('Eve')
  await db().rsvp.create({ data: { id: newId(), eventId: boardId, personId, status: 'going', queuedAt: new Date() } })
  const eve = accepted(await joinBoard(claim, boardId, { id: newId(), name: 'Eve' }, null))
  const participantId = eve.participantId ?? ''
  expect(codeOf(await run(claim, boardId, { type: 'lock-board' }))).toBe('not-moderator')
  accepted(await run(moderator, boardId, { type: 'make-moderator', participantId }))
  expect(codeOf(await run(claim, boardId, { type: 'lock-board' }))).toBe('accepted')
  expect(accepted(await getBoard(claim, boardId))).toMatchObject({ kind: 'moderator', me: { moderator: true } })
  accepted(await run(moderator, boardId, { type: 'end-moderator', participantId }))
  expect(codeOf(await run(claim, boardId, { type: 'unlock-board' }))).toBe('not-moderator')
  expect(accepted(await getBoard(claim, boardId)).kind).toBe('participant')
})
