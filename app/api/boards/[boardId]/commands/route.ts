import { runBoardCommand } from '#lib/board/commands'
import { claimOf } from '#lib/board/identity'
import { boardParams } from '#lib/board/request'
import { boardCommand } from '#lib/board/schema'
import { handle } from '#lib/http/handle'

/** One command of a participant, answered after the commit with the version that it led to. */
export const POST = handle(
  { params: boardParams, body: boardCommand, identify: false },
  async ({ request, params: { boardId }, body }) =>
    runBoardCommand(await claimOf(request.headers.get('cookie'), boardId), boardId, body),
)
