import { randomUUID } from 'node:crypto'
import { paths } from '#lib/paths'
import type { Client } from '#tests/faults/client'
import { sayingOf } from '#tests/faults/history'
import { openListener } from '#tests/faults/listener'
import { boardNow } from '#tests/faults/people'
import type { Site } from '#tests/faults/site'

/** Each process takes a command for the board and opens a stream of it, to which the other one's changes come as well. */
export async function worksAtBoth({ processes }: Site, moderator: Client, end: number): Promise<string[]> {
  const { boardId, cookie, name } = moderator
  const breaches: string[] = []
  const listeners = processes.map(({ port }) => openListener(port, paths.api.boardStream(boardId), cookie))
  try {
    for (const process of [0, 1] as const) {
      const { locked } = await boardNow(boardId)
      const turn = { id: randomUUID(), type: locked ? 'unlock-board' : 'lock-board' }
      const answer = await moderator.insistOn(turn, process, end)
      if (sayingOf(answer) !== 'accepted')
        breaches.push(`process ${process + 1} takes no command of ${name} any more: ${JSON.stringify(answer)}`)
    }
    const { version } = await boardNow(boardId)
    for (const [at, listener] of listeners.entries())
      await listener
        .reaches(version)
        .catch(() => breaches.push(`a stream at process ${at + 1} never says version ${version}`))
    return breaches
  } finally {
    for (const listener of listeners) listener.close()
  }
}
