import { expect, it } from 'vitest'
import type { Actor } from '#lib/auth/actor'
import { getPastedAddresses } from '#lib/board/queries-links'
import { db } from '#lib/db/client'
import { declineAddress } from '#lib/resources/commands-shelf'
import { aBoard, accepted, aMember, aTopic, run } from '#tests/support/board'

const actorOf = (id: string, role: 'member' | 'organizer'): Actor => ({
  ...{ kind: 'member', id, role, name: 'Olga', email: 'olga@example.org', timeZone: null, sessionId: 's' },
})

/** A board on which an organizer writes one line after another. */
async function writing() {
  const boardId = await aBoard()
  const olga = await aMember('Olga', 'organizer')
  const topicId = await aTopic(olga.claim, boardId, 'Clocks')
  const write = (text: string, under = topicId) =>
    run(olga.claim, boardId, { type: 'add-line', topicId: under, kind: 'note', text }).then(accepted)
  const offered = async () => accepted(await getPastedAddresses(actorOf(olga.personId, 'organizer')))
  return { boardId, claim: olga.claim, topicId, write, offered }
}

it('offers the library what was pasted on boards, the latest first, each address once', async () => {
  const { write, offered } = await writing()
  await write('No address here')
  await write('Read https://example.org/first.')
  await write('https://example.org/second and https://example.org/first again')
  expect(await offered()).toMatchObject([
    { url: 'https://example.org/second', topic: 'Clocks', event: { title: 'Coffee Chat' } },
    { url: 'https://example.org/first', text: 'https://example.org/second and https://example.org/first again' },
  ])
})

it('offers nothing that stands on a shelf, was hidden or taken away, or is of a draft', async () => {
  const { boardId, claim, topicId, write, offered } = await writing()
  await write('https://example.org/shelved')
  const shelved = { id: boardId, slug: 'shelved', title: 'Shelved', kind: 'talk', line: 'Good.' }
  await db().resource.create({ data: { ...shelved, url: 'https://example.org/shelved' } })
  await write('https://example.org/hidden')
  await write('https://example.org/taken')
  const other = await aTopic(claim, boardId, 'Hidden topic')
  await write('https://example.org/under-hidden', other)
  expect((await offered()).map(({ url }) => url)).toHaveLength(3)
  const line = async (text: string) => (await db().line.findFirstOrThrow({ where: { text } })).id
  const targetId = await line('https://example.org/hidden')
  accepted(await run(claim, boardId, { type: 'hide', what: 'line', targetId }))
  accepted(await run(claim, boardId, { type: 'hide', what: 'topic', targetId: other }))
  await db().line.update({
    where: { boardId_id: { boardId, id: await line('https://example.org/taken') } },
    data: { removed: true },
  })
  expect(await offered()).toEqual([])
  await write('https://example.org/new', topicId)
  expect(await offered()).toHaveLength(1)
  await db().event.update({ where: { id: boardId }, data: { status: 'draft' } })
  expect(await offered()).toEqual([])
})

it('offers no more what was set aside, and goes on with the rest', async () => {
  const { claim, write, offered } = await writing()
  const { personId } = await db().session.findUniqueOrThrow({ where: { id: claim.sessionId ?? '' } })
  await write('https://example.org/shop and https://example.org/talk')
  const organizer = actorOf(personId, 'organizer')
  for (let press = 0; press < 2; press++) accepted(await declineAddress(organizer, 'https://example.org/shop'))
  await write('Once more: https://example.org/shop')
  expect((await offered()).map(({ url }) => url)).toEqual(['https://example.org/talk'])
  expect(await db().auditEntry.count({ where: { act: 'address-declined' } })).toBe(1)
  const member = actorOf(personId, 'member')
  expect(await declineAddress(member, 'https://example.org/talk')).toMatchObject({ failure: { kind: 'forbidden' } })
})

it('is for organizers', async () => {
  const { personId } = await aMember()
  expect(await getPastedAddresses(actorOf(personId, 'member'))).toMatchObject({ failure: { kind: 'forbidden' } })
  expect(await getPastedAddresses({ kind: 'visitor' })).toMatchObject({ ok: false })
})
