import { handle } from '#lib/http/handle'
import { limitCopies } from '#lib/http/limits'
import { ok } from '#lib/result'
import { readOwnData } from '#lib/transfer/api'
import { getOwnData } from '#lib/transfer/queries-export'

/** Everything that is kept about whoever asks: a file to take along, and to read. */
export const GET = handle(readOwnData, async ({ actor }) => {
  const limited = actor.kind === 'member' ? await limitCopies(actor.id) : ok(null)
  if (!limited.ok) return limited
  const data = await getOwnData(actor)
  if (!data.ok) return data
  return new Response(`${JSON.stringify(data.value, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="what-you-keep-about-me.json"',
      'cache-control': 'no-store',
    },
  })
})
