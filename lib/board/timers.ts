import { sign } from '../auth/key.ts'
import { log } from '../log.ts'
import type { Result } from '../result.ts'
import { serverNow } from './clock.ts'
import { nextDue } from './due.ts'
import type { DueCommand } from './ledger-intake.ts'
import { boardQueues } from './queue.ts'
import type { Board, Deputy, Id, Instant } from './state.ts'

/** After the instant, so that the database's clock has passed it too; and after a failure, before the next try. In ms. */
const slackMs = 5
const retryMs = 1_000
const longestWaitMs = 2 ** 31 - 1

/** What the clock has to say next on a board, and when. */
export type Due = { at: Instant; command: DueCommand }

/**
 * What the clock says next, as a command. Its identity is made of board, what it is about and the instant, so that it happens
 * once, however many processes say it; and of the site key, so that no participant can take it beforehand.
 */
export function dueOf(boardId: Id, board: Pick<Board, 'current' | 'rounds'>): Due | null {
  const due = nextDue(board)
  if (!due) return null
  const { at } = due
  const id = identity(due.type, boardId, due.type === 'time-up' ? due.timeboxId : due.roundId, at)
  switch (due.type) {
    case 'time-up':
      return { at, command: { type: due.type, id, timeboxId: due.timeboxId, endsAt: at } }
    case 'round-up':
      return { at, command: { type: due.type, id, roundId: due.roundId, endsAt: at } }
    case 'outcome-due':
      return { at, command: { type: due.type, id, roundId: due.roundId, actsAt: at } }
  }
}

function identity(type: string, boardId: Id, about: Id, at: Instant): Id {
  const hash = sign(type, boardId, about, String(at)).toString('hex')
  // RFC 9562, version 8: what the bits mean is ours.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** Says what is due, by this process's idea of the database's clock. True where something was said. */
export async function settleTimeOf(boardId: Id, board: Board): Promise<boolean> {
  const due = dueOf(boardId, board)
  if (!due || due.at > serverNow()) return false
  await boardQueues().push(boardId, { type: 'due', command: due.command })
  return true
}

/** Says what is due when it is, and again until the database agrees. Returns what disarms it; arm anew for each state. */
export function armDue(boardId: Id, board: Board): () => void {
  const due = dueOf(boardId, board)
  if (!due) return () => undefined
  let timer: NodeJS.Timeout
  let disarmed = false
  const arm = (ms: number) => {
    timer = setTimeout(() => void say(), Math.min(Math.max(0, ms), longestWaitMs))
  }
  const say = async () => {
    const said = await boardQueues()
      .push(boardId, { type: 'due', command: due.command })
      .catch((error: unknown): Result<never> | null => {
        log().warn({ err: error, boardId }, 'something is due, but the board did not hear it')
        return null
      })
    if (disarmed || said?.ok) return
    if (said && said.failure.code !== 'not-time-yet' && said.failure.kind !== 'overloaded') return
    arm(Math.max(due.at - serverNow() + slackMs, said?.failure.code === 'not-time-yet' ? 20 : retryMs))
  }
  arm(due.at - serverNow() + slackMs)
  return () => {
    disarmed = true
    clearTimeout(timer)
  }
}

/** Says that a moderator is back, so that whoever stood in does so no longer. What does not get through is said by the next. */
export function endDeputy(boardId: Id, { id: deputyId, at }: Deputy): void {
  const id = identity('moderator-back', boardId, deputyId, at)
  boardQueues()
    .push(boardId, { type: 'due', command: { type: 'moderator-back', id, deputyId, at } })
    .catch((error: unknown) =>
      log().warn({ err: error, boardId }, 'a moderator is back, but the board did not hear it'),
    )
}
