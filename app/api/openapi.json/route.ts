import * as board from '#lib/board/api'
import * as events from '#lib/events/api'
import { handle } from '#lib/http/handle'
import { makeDocument } from '#lib/http/openapi'
import * as mail from '#lib/mail/api'
import * as notes from '#lib/notes/api'
import * as people from '#lib/people/api'
import { ok } from '#lib/result'
import * as site from '#lib/site/api'
import * as transfer from '#lib/transfer/api'

const document = makeDocument({ ...site, ...events, ...board, ...people, ...mail, ...notes, ...transfer })

/** The document of the API, for programs. */
export const GET = handle(site.readDocument, async () => ok(document))
