import { sign } from '../auth/key.ts'
import { log } from '../log.ts'
import type { Result } from '../result.ts'
import { serverNow } from './clock.ts'
import type { Intake } from './ledger-intake.ts'
import { boardQueues } from './queue.ts'
import type { Board, Id, Instant } from './state.ts'

type TimeUp = Extract<Intake, { type: 'time-up' }>

/** After the end, so that the database's clock has passed it too; and after a failure, before the next try. In ms. */
const slackMs = 5
const retryMs = 1_000
const longestWaitMs = 2 ** 31 - 1

/** The end of the timebox that is running, if its Roman vote is not open yet. */
export function runningUntil(board: Board): Instant | null {
  return board.current && board.current.roundId === null ? board.current.timebox.endsAt : null
}

/**
 * The command that says that the time is up. Its identity is made of board, timebox and end, so that it happens once,
 * however many processes say it; and of the site key, so that no participant can take it beforehand. Null where no timebox
 * is running.
 */
export function timeUpOf(boardId: Id, board: Board): TimeUp | null {
  const endsAt = runningUntil(board)
  if (endsAt === null || !board.current) return null
  const timeboxId = board.current.timebox.id
  const hash = sign('time-up', boardId, timeboxId, String(endsAt)).toString('hex')
  // RFC 9562, version 8: what the bits mean is ours.
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  return { type: 'time-up', command: { type: 'time-up', id, timeboxId, endsAt } }
}

/** Says that the time is up if it is, by this process's idea of the database's clock. True where it was said. */
export async function settleTimeOf(boardId: Id, board: Board): Promise<boolean> {
  const due = timeUpOf(boardId, board)
  if (!due || due.command.endsAt > serverNow()) return false
  await boardQueues().push(boardId, due)
  return true
}

/**
 * Says at the end of the running timebox that the time is up, and again until the database agrees. Returns what disarms
 * it; arm anew for each new state of the board.
 */
export function armTimeUp(boardId: Id, board: Board): () => void {
  const due = timeUpOf(boardId, board)
  if (!due) return () => undefined
  let timer: NodeJS.Timeout
  let disarmed = false
  const arm = (ms: number) => {
    timer = setTimeout(() => void say(), Math.min(Math.max(0, ms), longestWaitMs))
  }
  const say = async () => {
    const said = await boardQueues()
      .push(boardId, due)
      .catch((error: unknown): Result<never> | null => {
        log().warn({ err: error, boardId }, 'time is up, but the board did not hear it')
        return null
      })
    if (disarmed || said?.ok) return
    if (said && said.failure.code !== 'not-time-yet' && said.failure.kind !== 'overloaded') return
    arm(Math.max(due.command.endsAt - serverNow() + slackMs, said?.failure.code === 'not-time-yet' ? 20 : retryMs))
  }
  arm(due.command.endsAt - serverNow() + slackMs)
  return () => {
    disarmed = true
    clearTimeout(timer)
  }
}
