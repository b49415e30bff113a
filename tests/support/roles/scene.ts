import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { ask } from '#tests/support/roles/ask'
import type { Scene, Stage } from '#tests/support/roles/commands'
import type { Role } from '#tests/support/roles/roles'
import { insert, joinedAsGuest, meeting, type Site, type World } from '#tests/support/roles/world'

type BoardNow = { version: number; me: { id: string } | null; round: { open: boolean } | null }

/** A board on which one command is about to come, and the Cookie header of who sends it. */
export type Setting = { url: string; cookie: string; scene: Scene }

async function must(outcome: Promise<string>): Promise<void> {
  const said = await outcome
  if (said !== '200') throw new Error(`The scene could not be set: ${said}`)
}

/** The board as this cookie sees it. */
export async function lookAt(url: string, cookie = ''): Promise<BoardNow> {
  return (await (await fetch(url, { headers: { cookie } })).json()) as BoardNow
}

/** Sets the scene on a board of its own, by the commands that people would send. */
export async function setScene(site: Site, world: World, role: Role, on: Stage = 'collecting'): Promise<Setting> {
  const { id: eventId } = await meeting(site)
  await insert(site, 'EventModerator', { eventId, personId: world.moderatorId })
  const settings = { votesEach: 3, votesHidden: true, earlyVoting: true, romanVoteSeconds: 0 }
  const ladder = on === 'up' ? [1, 180] : [300, 180]
  await insert(site, 'Board', { id: eventId, voting: true, lastAt: new Date(), ladder, ...settings })
  const url = `${site.base}/api/boards/${eventId}`
  const run = async (cookie: string, command: Record<string, unknown>) => {
    const id = randomUUID()
    await must(ask(`${url}/commands`, cookie, { id, ...command }))
    return id
  }
  const somebody = await joinedAsGuest(site, eventId)
  const cookie = role === 'guest' ? await joinedAsGuest(site, eventId) : world.cookies[role]
  const joining = new Set([world.cookies.organizer, ...(role === 'guest' || role === 'visitor' ? [] : [cookie])])
  for (const one of joining) await must(ask(`${url}/participants`, one, { id: randomUUID(), name: 'Somebody' }))
  const me = role === 'visitor' ? somebody : cookie
  const moderate = (command: Record<string, unknown>) => run(world.cookies.organizer, command)
  const mine = await run(me, { type: 'propose', title: 'Mine' })
  const theirs = await run(somebody, { type: 'propose', title: 'Theirs' })
  const note = { type: 'add-line', topicId: theirs, kind: 'note' }
  const [myLine, theirLine] = [
    await run(me, { ...note, text: 'Mine.' }),
    await run(somebody, { ...note, text: 'Theirs.' }),
  ]
  const phase = on === 'voting' || on === 'closed' ? on : 'discussing'
  if (on !== 'collecting') await moderate({ type: 'set-phase', phase })
  const discussed = on === 'topic' || on === 'paused' || on === 'up'
  // The first timebox of a topic has the id of the command that started it.
  const timeboxId = discussed ? await moderate({ type: 'start-topic', topicId: theirs }) : randomUUID()
  if (on === 'paused') await moderate({ type: 'pause-timebox', timeboxId })
  if (on === 'up') await expect.poll(async () => (await lookAt(url)).round?.open, { intervals: [200] }).toBe(true)
  const idOf = async (who: string) => (await lookAt(url, who)).me?.id ?? ''
  const scene = { timeboxId, mine, theirs, myLine, theirLine, somebody: await idOf(somebody), me: await idOf(me) }
  return { url, cookie, scene }
}
