import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Id } from '#lib/board/state'
import { paths } from '#lib/paths'
import { agentOf, ask } from '#tests/faults/ask'
import { openListener } from '#tests/faults/listener'
import { aBoard, aPerson, boardNow } from '#tests/faults/people'
import type { Site } from '#tests/faults/site'

/** How many readers take nothing, and what flows past them: far more than the machine's own buffers of a connection hold. */
const STALLED = 20
const TOPICS = 24
const ROUNDS = 40
/** 6,000 bytes of details, the most that a topic can have. */
const DETAILS = '茶'.repeat(1_990)
/** What a process may grow by in memory, in MB: a flood passes through it, but nothing of it stays for those who do not read. */
const MOST_MB = 160
const PATIENCE_MS = 60_000

/**
 * Readers stop reading while commands flood the board. The others get every change meanwhile; those who took nothing are cut
 * off, so that what they cost has an end; and the process does not grow by what they did not take.
 */
export async function stalledReaders(site: Site): Promise<string[]> {
  const boardId = await aBoard()
  const [{ port, pid }] = site.processes
  const agent = agentOf()
  const moderators = [1, 2, 3].map((number) => aPerson('moderator', `Mo ${number}`, boardId))
  const cookies = (await Promise.all(moderators)).map(({ session }) => session ?? '')
  const command = async (turn: number, body: object) => {
    const cookie = cookies[turn % cookies.length] ?? ''
    const path = paths.api.boardCommands(boardId)
    const answer = await ask(agent, { port, path, cookie, body: JSON.stringify({ id: randomUUID(), ...body }) })
    if (!answer.answered || answer.status !== 200) throw new Error(`The flood was answered ${JSON.stringify(answer)}`)
  }
  const topics = Array.from({ length: TOPICS }, () => randomUUID())
  for (const [at, id] of topics.entries()) await command(at, { id, type: 'propose', title: `Topic ${at}` })
  const flood = async (rounds: number) => {
    for (let round = 0; round < rounds; round++)
      await Promise.all(
        topics.map((topicId, at) =>
          command(at, {
            type: 'edit-topic',
            topicId,
            title: `Topic ${round}.${at}`,
            details: `${round} ${DETAILS}`,
          }),
        ),
      )
  }
  const reader = openListener(port, paths.api.boardStream(boardId), '')
  // What a flood costs at any rate is grown by the first one.
  await flood(5)
  const before = megabytesOf(pid)
  const stalled = Array.from({ length: STALLED }, () => openStalled(port, boardId))
  try {
    await flood(ROUNDS)
    const { version } = await boardNow(boardId)
    const breaches: string[] = []
    await reader.reaches(version).catch(() => breaches.push(`a reader was held up by ${STALLED} that do not read`))
    const grown = megabytesOf(pid) - before
    if (grown > MOST_MB) breaches.push(`${STALLED} readers that do not read cost ${grown} MB`)
    return [...breaches, ...(await notCut(stalled))]
  } finally {
    reader.close()
    agent.destroy()
    for (const socket of stalled) socket.destroy()
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
  const allClosed = new Promise<void>((resolve) => {
    for (const socket of stalled)
      socket
        .once('close', () => {
          open -= 1
          if (open === 0) resolve()
        })
        .resume()
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([allClosed, late])
  clearTimeout(timer)
  return open === 0 ? [] : [`${open} of ${stalled.length} readers that took nothing were never cut off`]
}

/** What a process has of the machine's memory. */
function megabytesOf(pid: number | null): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1_024)
}
