import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { BoardPage } from '#lib/board/queries'
import type { Id } from '#lib/board/state'
import { view } from '#lib/board/view'
import { paths } from '#lib/paths'
import { agentOf, ask } from '#tests/faults/ask'
import { clientsHoldTheView } from '#tests/faults/checks/held'
import { versionsInOrder } from '#tests/faults/checks/order'
import { Follower } from '#tests/faults/follower'
import { kernelHolds } from '#tests/faults/kernel'
import { openListener } from '#tests/faults/listener'
import { aBoard, aPerson, boardNow } from '#tests/faults/people'
import type { Site } from '#tests/faults/site'

/** How many readers take nothing, apart from the one whose way back is watched. */
const STALLED = 20
const TOPICS = 24
/** 6,000 bytes of details, the most that a topic can have. */
const DETAILS = '茶'.repeat(1_990)
/**
 * What flows past a reader, in bytes, beyond what the machine's own buffers of its connection take: by then a process has to
 * have let go of it. A process holds 64 KB of it on purpose, and at most one change more.
 */
const BEYOND = 1_048_576
const ROUNDS_BEFORE = 5
/** So much slower may a round be for those who read, and while so much waits for those who do not: the median of each. */
const SLOWER = 4
const PATIENCE_MS = 60_000

/**
 * Readers stop reading while commands flood the board. The others get each change meanwhile, as fast as before; those who
 * took nothing are cut off before a process holds much for them; and one who reads on comes back by itself to all of it.
 */
export async function stalledReaders(site: Site): Promise<string[]> {
  const boardId = await aBoard()
  const [{ port }] = site.processes
  const agent = agentOf()
  const reader = openListener(port, paths.api.boardStream(boardId), '')
  const stalled: Socket[] = []
  const flood = await openFlood(port, boardId)
  const page = await ask(agent, { port, path: paths.api.board(boardId), cookie: '' })
  const first = JSON.parse(page.answered ? (page.text ?? '') : '') as BoardPage
  const follower = new Follower(boardId, first, [port], () => '')
  follower.start()
  /** How long a round takes until it is read, in ms, and how many bytes it is. */
  const round = async () => {
    reader.forget()
    const begun = performance.now()
    await reader.reaches(await flood.pour())
    return { ms: performance.now() - begun, bytes: Buffer.byteLength(reader.text()) }
  }
  try {
    const before: number[] = []
    for (let number = 0; number < ROUNDS_BEFORE; number++) before.push((await round()).ms)
    const most = (await kernelHolds()) + BEYOND
    follower.deafen(PATIENCE_MS)
    for (let number = 0; number < STALLED; number++) stalled.push(openStalled(port, boardId))
    const meanwhile: number[] = []
    for (let flowed = 0; flowed < most; ) {
      const { ms, bytes } = await round()
      meanwhile.push(ms)
      flowed += bytes
    }
    const slower = median(meanwhile) / median(before)
    const breaches =
      slower > SLOWER ? [`beside readers that do not read, a round took ${slower.toFixed(1)} times as long`] : []
    return [...breaches, ...(await notCut(stalled)), ...(await notBack(boardId, follower))]
  } finally {
    follower.stop()
    reader.close()
    agent.destroy()
    flood.close()
    for (const socket of stalled) socket.destroy()
  }
}

/** Commands of three moderators, each round of which rewrites every topic; a round ends with the version that it came to. */
async function openFlood(port: number, boardId: Id): Promise<{ pour(): Promise<number>; close(): void }> {
  const agent = agentOf()
  const people = await Promise.all([1, 2, 3].map((number) => aPerson('moderator', `Mo ${number}`, boardId)))
  const command = async (turn: number, body: object) => {
    const cookie = people[turn % people.length]?.session ?? ''
    const path = paths.api.boardCommands(boardId)
    const answer = await ask(agent, { port, path, cookie, body: JSON.stringify({ id: randomUUID(), ...body }) })
    if (!answer.answered || answer.status !== 200) throw new Error(`The flood was answered ${JSON.stringify(answer)}`)
    return answer.version ?? 0
  }
  const topics = Array.from({ length: TOPICS }, () => randomUUID())
  for (const [at, id] of topics.entries()) await command(at, { id, type: 'propose', title: `Topic ${at}` })
  let rounds = 0
  return {
    pour: async () => {
      rounds += 1
      const details = `${rounds} ${DETAILS}`
      const edits = topics.map((topicId, at) => ({ type: 'edit-topic', topicId, title: `${rounds}.${at}`, details }))
      return Math.max(...(await Promise.all(edits.map((edit, at) => command(at, edit)))))
    },
    close: () => agent.destroy(),
  }
}

/** A reader that asks for the board and then takes nothing. */
function openStalled(port: number, boardId: Id): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.pause()
  socket.write(`GET ${paths.api.boardStream(boardId)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  return socket
}

/** Those who read on find their connection gone, once they have taken what was on its way. */
async function notCut(stalled: readonly Socket[]): Promise<string[]> {
  let open = stalled.length
  for (const socket of stalled) socket.once('close', () => (open -= 1)).resume()
  await settles(() => open === 0)
  return open === 0 ? [] : [`${open} of ${stalled.length} readers that took nothing were never cut off`]
}

/** Who reads on in a browser finds the connection gone, opens another and then holds what the tables say. */
async function notBack(boardId: Id, follower: Follower): Promise<string[]> {
  const opened = follower.connections
  follower.deafen(0)
  const board = await boardNow(boardId)
  await settles(() => follower.connections > opened && follower.store.server().view.version === board.version)
  const held = follower.store.server()
  return [
    ...(follower.connections > opened ? [] : ['a browser that stopped reading was never cut off']),
    ...versionsInOrder('a browser that stopped reading', follower.arrivals),
    ...clientsHoldTheView([
      { who: 'a browser that stopped reading', held, expected: { view: view(board, 'public', false), me: null } },
    ]),
  ]
}

/** Waits until something holds, or patience is over. */
async function settles(holds: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!holds() && Date.now() < end) await wait(50)
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
