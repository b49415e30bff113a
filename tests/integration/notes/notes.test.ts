import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { draftFromBoard, publishNotes, saveNotes, startNotes, unpublishNotes } from '#lib/notes/commands'
import { getNotes, getNotesForDesk, getNotesPage, listNotes } from '#lib/notes/queries'
import { accepted, aMember, run } from '#tests/support/board'
import { aClosedMeeting, aMeeting } from '#tests/support/closed-meeting'

const markdownOf = async () => (await db().notes.findFirst())?.markdown

it('brings along who does what until when and what was merged, and leaves out what a moderator took away', async () => {
  const { eventId, olga } = await aMeeting()
  const ids = new Map<string, string>()
  for (const title of ['Clocks', 'Drift', 'Later'])
    ids.set(
      title,
      accepted(await run(olga.claim, eventId, { type: 'propose', title, details: '' })) && (await lastTopic(eventId)),
    )
  const [clocks = '', drift = '', later = ''] = [...ids.values()]
  const mia = await aMember('Mia')
  const add = { type: 'add-line', kind: 'note' } as const
  accepted(await run(mia.claim, eventId, { ...add, topicId: drift, text: 'Of the merged one' }))
  accepted(await run(mia.claim, eventId, { ...add, topicId: clocks, text: 'Taken away' }))
  const gone = await db().line.findFirstOrThrow({ where: { text: 'Taken away' } })
  const me = await db().participant.findFirstOrThrow({ where: { boardId: eventId, name: 'Mia' } })
  accepted(await run(olga.claim, eventId, { type: 'remove-line', lineId: gone.id }))
  accepted(await run(olga.claim, eventId, { type: 'merge-topics', topicId: drift, intoId: clocks }))
  accepted(await run(olga.claim, eventId, { type: 'park-topic', topicId: later }))
  accepted(await run(olga.claim, eventId, { type: 'set-phase', phase: 'discussing' }))
  accepted(await run(olga.claim, eventId, { type: 'start-topic', topicId: clocks }))
  const action = { kind: 'action', text: 'Measure it', ownerId: me.id, due: '2026-12-01' } as const
  accepted(await run(mia.claim, eventId, { type: 'add-line', topicId: clocks, ...action }))
  accepted(await run(olga.claim, eventId, { type: 'set-phase', phase: 'closed' }))
  await draftFromBoard(eventId)
  expect(await markdownOf()).toBe(
    '## Clocks\n\n*0 votes, less than a minute*\n\nTogether with: Drift\n\n- Of the merged one\n\n' +
      '### Actions\n\n- Measure it (Mia, by December 1)\n\n## Not reached\n\n- Later (0 votes)\n',
  )
})

const lastTopic = async (boardId: string) =>
  (await db().topic.findFirstOrThrow({ where: { boardId }, orderBy: { position: 'desc' } })).id

it('drafts the notes of a closed board, once, however often the job runs', async () => {
  const { eventId, organizer } = await aClosedMeeting()
  await Promise.all([draftFromBoard(eventId), draftFromBoard(eventId)])
  expect(await db().notes.findMany()).toMatchObject([{ eventId, status: 'draft', revision: 0 }])
  expect(await markdownOf()).toBe(
    '## \\# Clocks\n\n*1 vote, less than a minute*\n\n- They \\<b\\>drift\\</b\\>\n\n## Not reached\n\n- Left over (0 votes)\n',
  )
  await saveNotes(organizer, eventId, { markdown: 'Mine', revision: 0 })
  await draftFromBoard(eventId)
  expect(await markdownOf()).toBe('Mine')
})

it('leaves out what a moderator let go, in a draft that is made after that', async () => {
  const { eventId } = await aClosedMeeting()
  await db().topic.updateMany({ where: { boardId: eventId, title: 'Left over' }, data: { dropped: true } })
  await draftFromBoard(eventId)
  expect(await markdownOf()).not.toContain('Left over')
})

it('leaves an open board alone, and one that is not there', async () => {
  const { eventId } = await aMeeting()
  await draftFromBoard(eventId)
  await draftFromBoard(newId())
  expect(await db().notes.count()).toBe(0)
})

it('fills an empty page that nobody has written on, and tells whoever had it open', async () => {
  const { eventId, organizer } = await aMeeting()
  expect(await startNotes(organizer, eventId)).toMatchObject({ ok: true })
  expect(await startNotes(organizer, eventId)).toMatchObject({ ok: true })
  const topic = { id: newId(), title: 'Tea', details: '', position: 1, proposedAt: new Date(), discussedOrder: 1 }
  await db().participant.create({ data: { boardId: eventId, id: eventId, name: 'Bo', joinedAt: new Date() } })
  await db().topic.create({ data: { boardId: eventId, authorId: eventId, ...topic } })
  await db().board.update({ where: { id: eventId }, data: { stage: 'closed' } })
  await draftFromBoard(eventId)
  expect(await markdownOf()).toContain('## Tea')
  expect(await saveNotes(organizer, eventId, { markdown: 'Mine', revision: 0 })).toMatchObject({
    failure: { kind: 'conflict', code: 'edited-meanwhile' },
  })
})

it('drafts anew from a board that was opened once more, until somebody has saved the notes', async () => {
  const { eventId, olga, organizer } = await aClosedMeeting()
  await draftFromBoard(eventId)
  const again = async (text: string) => {
    const { id: actId } = await db().boardAct.findFirstOrThrow({
      where: { boardId: eventId, undone: false },
      orderBy: { position: 'desc' },
    })
    accepted(await run(olga.claim, eventId, { type: 'undo', actId }))
    const { id: topicId } = await db().topic.findFirstOrThrow({ where: { boardId: eventId, status: 'discussing' } })
    accepted(await run(olga.claim, eventId, { type: 'add-line', topicId, kind: 'note', text }))
    accepted(await run(olga.claim, eventId, { type: 'set-phase', phase: 'closed' }))
    await draftFromBoard(eventId)
  }
  await again('Forgotten at first')
  expect(await markdownOf()).toContain('Forgotten at first')
  expect(await markdownOf()).toContain('They')
  const { revision } = await db().notes.findFirstOrThrow()
  accepted(await saveNotes(organizer, eventId, { markdown: 'By hand', revision }))
  await again('Too late')
  expect(await markdownOf()).toBe('By hand')
})

it('makes the same draft when notes are begun before the job has run', async () => {
  const { eventId, organizer } = await aClosedMeeting()
  expect(await startNotes(organizer, eventId)).toMatchObject({ ok: true })
  expect(await markdownOf()).toContain('Clocks')
})

it('records who filled blank notes from the closed board, and that once', async () => {
  const { eventId, organizer } = await aMeeting()
  expect(await startNotes(organizer, eventId)).toMatchObject({ ok: true })
  const topic = { id: newId(), title: 'Tea', details: '', position: 1, proposedAt: new Date(), discussedOrder: 1 }
  await db().participant.create({ data: { boardId: eventId, id: eventId, name: 'Bo', joinedAt: new Date() } })
  await db().topic.create({ data: { boardId: eventId, authorId: eventId, ...topic } })
  await db().board.update({ where: { id: eventId }, data: { stage: 'closed' } })
  await db().auditEntry.deleteMany()
  for (let press = 0; press < 2; press++) expect(await startNotes(organizer, eventId)).toMatchObject({ ok: true })
  expect(await markdownOf()).toContain('## Tea')
  expect(await db().auditEntry.findMany()).toMatchObject([
    { act: 'notes-begun', subjectId: eventId, actorId: organizer.kind === 'member' ? organizer.id : null },
  ])
})

it('refuses a stale save and keeps what is there', async () => {
  const { eventId, organizer, moderator } = await aClosedMeeting()
  await draftFromBoard(eventId)
  const saves = await Promise.all([
    saveNotes(organizer, eventId, { markdown: 'One', revision: 0 }),
    saveNotes(moderator, eventId, { markdown: 'Two', revision: 0 }),
  ])
  expect(saves.filter(({ ok }) => ok)).toHaveLength(1)
  expect(saves.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: 'conflict', code: 'edited-meanwhile' } })
  expect(['One', 'Two']).toContain(await markdownOf())
})

it('shows a draft to organizers and the moderators of its event only', async () => {
  const { eventId, slug, organizer, moderator, member } = await aClosedMeeting()
  await draftFromBoard(eventId)
  for (const actor of [visitor, member]) {
    expect(await getNotes(actor, slug)).toBeNull()
    expect(await listNotes(actor)).toEqual([])
    expect(await getNotesForDesk(actor, eventId)).toMatchObject({ ok: false })
  }
  for (const actor of [organizer, moderator]) {
    expect(await getNotes(actor, slug)).toMatchObject({ status: 'draft', mayEdit: true })
    expect(await getNotesForDesk(actor, eventId)).toMatchObject({ value: { notes: { status: 'draft' } } })
  }
  expect(await listNotes(organizer), 'lists hold what is published').toEqual([])
})

it('publishes what the organizer sees, and takes it back', async () => {
  const { eventId, slug, organizer } = await aClosedMeeting()
  await draftFromBoard(eventId)
  expect(await publishNotes(organizer, eventId, { markdown: '## Clocks', revision: 0 })).toMatchObject({ ok: true })
  expect(await getNotes(visitor, slug)).toMatchObject({ status: 'published', mayEdit: false })
  expect(await getNotesPage(visitor, 1)).toMatchObject({ notes: [{ slug, topics: ['Clocks'] }], hasOlder: false })
  expect(await unpublishNotes(organizer, eventId, { markdown: '## Clocks', revision: 1 })).toMatchObject({ ok: true })
  expect(await getNotes(visitor, slug)).toBeNull()
  expect(await publishNotes(organizer, eventId, { markdown: ' ', revision: 2 })).toMatchObject({
    failure: { code: 'notes-empty', fields: { markdown: [expect.any(String)] } },
  })
})

it('keeps the notes of an event that is itself a draft to those who write them', async () => {
  const { eventId, slug, organizer } = await aClosedMeeting()
  await draftFromBoard(eventId)
  await publishNotes(organizer, eventId, { markdown: 'Words', revision: 0 })
  await db().event.update({ where: { id: eventId }, data: { status: 'draft' } })
  expect(await getNotes(visitor, slug)).toBeNull()
  expect(await listNotes(visitor)).toEqual([])
})

it('lets moderators write, but only organizers publish, take back, or change what is published', async () => {
  const { eventId, organizer, moderator, member } = await aClosedMeeting()
  await draftFromBoard(eventId)
  const input = { markdown: 'Words', revision: 0 }
  for (const actor of [visitor, member])
    for (const act of [saveNotes, publishNotes, unpublishNotes])
      expect(await act(actor, eventId, input)).toMatchObject({ failure: { code: 'not-your-notes' } })
  expect(await startNotes(member, eventId)).toMatchObject({ failure: { code: 'not-your-notes' } })
  expect(await publishNotes(moderator, eventId, input)).toMatchObject({ failure: { code: 'organizers-only' } })
  expect(await saveNotes(moderator, eventId, input)).toMatchObject({ ok: true })
  await publishNotes(organizer, eventId, { ...input, revision: 1 })
  const later = { markdown: 'Other words', revision: 2 }
  expect(await saveNotes(moderator, eventId, later)).toMatchObject({ failure: { code: 'already-published' } })
  expect(await unpublishNotes(moderator, eventId, later)).toMatchObject({ failure: { code: 'organizers-only' } })
})

it('answers for what is not there', async () => {
  const { eventId, organizer } = await aMeeting()
  const input = { markdown: 'Words', revision: 0 }
  expect(await saveNotes(organizer, eventId, input)).toMatchObject({ failure: { code: 'no-notes' } })
  for (const id of [newId(), 'no-id']) {
    expect(await saveNotes(organizer, id, input)).toMatchObject({ failure: { code: 'no-such-event' } })
    expect(await getNotesForDesk(organizer, id)).toMatchObject({ failure: { code: 'no-such-event' } })
  }
  expect(await getNotes(organizer, 'no\u0000slug')).toBeNull()
})

it('refuses a text that cannot be rendered, with its field', async () => {
  const { eventId, organizer } = await aClosedMeeting()
  await draftFromBoard(eventId)
  const nested = { markdown: '['.repeat(100), revision: 0 }
  expect(await saveNotes(organizer, eventId, nested)).toMatchObject({
    failure: { kind: 'invalid', fields: { markdown: [expect.stringContaining('nests')] } },
  })
})

it('drafts the notes of a board full of addresses that look like markup', async () => {
  const { eventId, organizer } = await aMeeting()
  await db().participant.create({ data: { boardId: eventId, id: eventId, name: 'Bo', joinedAt: new Date() } })
  await db().topic.createMany({
    data: Array.from({ length: 60 }, (_, at) => ({
      id: newId(),
      boardId: eventId,
      authorId: eventId,
      title: `https://example.org/${'*a'.repeat(60)}`,
      details: '',
      position: at + 1,
      proposedAt: new Date(),
    })),
  })
  await db().board.update({ where: { id: eventId }, data: { stage: 'closed' } })
  expect(await startNotes(organizer, eventId)).toMatchObject({ ok: true })
  await draftFromBoard(eventId)
  expect(await markdownOf()).toContain('## Not reached')
})
