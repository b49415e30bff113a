import { expect, it } from 'vitest'
import { hideName } from '#lib/board/commands-desk'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { forgetMe, forgetPerson } from '#lib/transfer/commands-forget'
import { aBoard, accepted, run } from '#tests/support/board'
import { aMember, valued } from '#tests/support/factories'
import { boardsAtOnce } from '#tests/support/statements'

/** Somebody who proposed a topic on each of six boards, and an organizer. */
async function aRegular() {
  const [olga, ana] = [await aMember('Olga', 'organizer'), await aMember('Ana')]
  for (let number = 0; number < 6; number++) {
    const board = await aBoard()
    const claim = { sessionId: ana.sessionId, guest: null }
    accepted(await run(claim, board, { type: 'propose', title: `Topic ${newId()}`, details: '' }))
  }
  return { olga, ana }
}

const hidden = () => db().participant.count({ where: { hidden: true } })
const theirs = (personId: string) => db().participant.count({ where: { personId } })

it('hides and shows a name board by board: no transaction holds two boards', async () => {
  const { olga, ana } = await aRegular()
  for (const [wish, count] of [
    [true, 6],
    [false, 0],
  ] as const) {
    expect(await boardsAtOnce(async () => valued(await hideName(olga, { personId: ana.id, hidden: wish })))).toBe(1)
    expect(await hidden()).toBe(count)
  }
})

it('agrees with the last word where a name is hidden and shown at once', async () => {
  const { olga, ana } = await aRegular()
  await Promise.all([true, false, true, false].map((wish) => hideName(olga, { personId: ana.id, hidden: wish })))
  const { nameHidden } = await db().person.findUniqueOrThrow({ where: { id: ana.id } })
  expect(await hidden()).toBe(nameHidden ? 6 : 0)
})

it('deletes somebody board by board, by themselves and by an organizer', async () => {
  const { olga, ana } = await aRegular()
  const wish = { email: ana.email, words: false }
  expect(await boardsAtOnce(async () => valued(await forgetMe(ana, wish)))).toBe(1)
  expect(await theirs(ana.id)).toBe(0)
  await db().event.deleteMany()
  await db().person.delete({ where: { id: olga.id } })
  const again = await aRegular()
  const asked = { ...wish, personId: again.ana.id }
  expect(await boardsAtOnce(async () => valued(await forgetPerson(again.olga, asked)))).toBe(1)
  expect(await db().topic.count()).toBe(6)
  expect(await db().participant.count({ where: { name: 'Ana' } })).toBe(0)
})

it('leaves everything as it was where the deletion is refused', async () => {
  const { olga, ana } = await aRegular()
  await forgetPerson(olga, { personId: ana.id, email: 'other@example.org', words: true })
  await db().session.deleteMany({ where: { personId: ana.id } })
  await forgetMe(ana, { email: ana.email, words: true })
  expect(await theirs(ana.id)).toBe(6)
})
