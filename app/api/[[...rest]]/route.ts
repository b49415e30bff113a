import { handle } from '#lib/http/handle'
import { fail } from '#lib/result'

const nothing = async () => fail('not-found', 'not-found', 'There is nothing at this address.')

/** Every address under /api that no route has: without this one, Next would render a page for it. */
export const GET = handle(null, nothing)
export const POST = handle(null, nothing)
