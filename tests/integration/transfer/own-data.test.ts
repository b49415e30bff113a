import { expect, it } from 'vitest'
import { type Member, visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { chooseModerator } from '#lib/events/commands-desk'
import { setRole } from '#lib/people/commands'
import { forgetMe } from '#lib/transfer/commands-forget'
import { getOwnData } from '#lib/transfer/queries-export'
import { accepted, run } from '#tests/support/board'
import { aMember, anEvent, codeOf, valued } from '#tests/support/factories'
import { aLife, claimOf } from '#tests/support/life'

const leave = (actor: Member) => forgetMe(actor, { email: actor.email, words: false })

it('gives everything that is kept about somebody, and nothing of others', async () => {
  const { ana, bo } = await aLife()
  const data = valued(await getOwnData(ana))
  expect(data).toMatchObject({
    profile: { name: 'Anastasia', email: ana.email },
    sessions: [{ id: ana.sessionId }],
    eventsYouAnswered: [{ status: 'going', event: { title: 'Coffee Chat' } }],
    eventsYouModerate: [{ title: 'Coffee Chat' }],
    formsSentUnderYourAddress: [{ topic: 'Her topic' }],
    boards: [{ topics: [{ title: 'Her topic' }], lines: [{ text: 'Her line' }], votesForTopics: ['Her topic'] }],
    offersUnderYourAddress: [{ answers: { room: 'At home' } }],
    reportsUnderYourAddress: [{ what: 'Something' }],
    whatYouDidAtTheDesk: [{ act: 'notes-saved' }],
  })
  const text = JSON.stringify(data)
  expect(text).not.toMatch(new RegExp(`His line|${bo.id}|${bo.email}`))
  expect(codeOf(await getOwnData(visitor))).toBe('sign-in-first')
  valued(await leave(ana))
  expect(codeOf(await getOwnData(ana))).toBe('sign-in-first')
})

it('tells somebody what the desk did about them, and not who did it', async () => {
  const [olga, mia, event] = [await aMember('Olga', 'organizer'), await aMember('Mia'), await anEvent()]
  valued(await setRole(olga, { personId: mia.id, role: 'organizer' }))
  valued(await chooseModerator(olga, event.id, mia.email))
  valued(await setRole(olga, { personId: (await aMember('Bo')).id, role: 'organizer' }))
  const data = valued(await getOwnData(mia))
  expect(data.whatWasDoneAboutYouAtTheDesk).toMatchObject([
    { act: 'role-changed', subjectId: mia.id, detail: { role: 'organizer' } },
    { act: 'moderator-chosen', subjectId: event.id },
  ])
  expect(JSON.stringify(data)).not.toContain(olga.id)
})

it('gives nobody the words that a moderator has hidden or removed, but those who wrote them', async () => {
  const [ana, bo, mo] = [await aMember('Ana'), await aMember('Bo'), await aMember('Mo', 'organizer')]
  const { id } = await anEvent()
  const topics: string[] = []
  for (const title of ['Rude', 'Wrong', 'Kind']) {
    accepted(await run(claimOf(bo), id, { type: 'propose', title }))
    topics.push((await db().topic.findFirstOrThrow({ where: { boardId: id, title } })).id)
  }
  for (const topicId of topics)
    accepted(await run(claimOf(ana), id, { type: 'add-line', topicId, kind: 'note', text: 'So' }))
  const [rude = '', wrong = '', kind = ''] = topics
  accepted(await run(claimOf(ana), id, { type: 'vote', topicId: rude }))
  accepted(await run(claimOf(ana), id, { type: 'vote', topicId: kind }))
  accepted(await run(claimOf(mo), id, { type: 'hide', what: 'topic', targetId: rude }))
  accepted(await run(claimOf(mo), id, { type: 'remove-topic', topicId: wrong }))
  const hers = JSON.stringify(valued(await getOwnData(ana)))
  expect(hers).toMatch(/Hidden by a moderator.*Kind/)
  expect(hers).not.toMatch(/Rude|Wrong/)
  expect(JSON.stringify(valued(await getOwnData(bo)))).toMatch(/Rude.*Wrong.*Kind/)
})
