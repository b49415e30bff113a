import { commandBoard } from '#lib/board/api'
import { runBoardCommand } from '#lib/board/commands'
import { claimOf } from '#lib/board/identity'
import { handle } from '#lib/http/handle'

/** One command of a participant, answered after the commit with the version that it led to. */
export const POST = handle(commandBoard, async ({ request, address, params: { boardId }, body }) =>
  runBoardCommand(await claimOf(request.headers.get('cookie'), boardId), boardId, body, address),
)
