import type { Actor } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { transaction } from '../db/client.ts'
import { isId, newId } from '../ids.ts'
import { fail, ok, type Result } from '../result.ts'
import { notYours } from './commands.ts'
import { mayEditLibrary } from './policy.ts'
import { slugFrom } from './rules.ts'
import type { ResourceInput } from './schema.ts'
import * as store from './store.ts'

const noSuchResource = () => fail('not-found', 'no-such-resource', 'We cannot find that on the shelves.')

const row = ({ url, author, year, ...rest }: ResourceInput) => ({
  ...rest,
  url: url ?? null,
  author: author ?? null,
  year: year ?? null,
})

/** Puts something on a shelf. */
export async function addResource(actor: Actor, input: ResourceInput): Promise<Result<{ id: string }>> {
  if (!mayEditLibrary(actor)) return notYours()
  return transaction(async (tx) => {
    const wanted = slugFrom(input.title)
    for (let number = 1; ; number++) {
      const id = newId()
      const slug = number === 1 ? wanted : `${wanted}-${number}`
      if (!(await store.addResource(tx, { id, slug, ...row(input) }))) continue
      await recordAct(tx, actor, { act: 'resource-added', subject: 'library', subjectId: id })
      return ok({ id })
    }
  })
}

/** Changes what stands on a shelf. The last who saves is right: it is a line or two. */
export async function editResource(actor: Actor, id: string, input: ResourceInput): Promise<Result<null>> {
  if (!mayEditLibrary(actor)) return notYours()
  if (!isId(id)) return noSuchResource()
  return transaction(async (tx) => {
    if (!(await store.updateResource(tx, id, row(input)))) return noSuchResource()
    await recordAct(tx, actor, { act: 'resource-edited', subject: 'library', subjectId: id })
    return ok(null)
  })
}

/** Sets an address aside that boards offered: it is not offered again. Twice is once. */
export async function declineAddress(actor: Actor, url: string): Promise<Result<null>> {
  if (!mayEditLibrary(actor)) return notYours()
  return transaction(async (tx) => {
    if (await store.declineAddress(tx, url)) await recordAct(tx, actor, { act: 'address-declined', subject: 'library' })
    return ok(null)
  })
}

/** Takes something off its shelf. Twice is once. */
export async function removeResource(actor: Actor, id: string): Promise<Result<null>> {
  if (!mayEditLibrary(actor)) return notYours()
  if (!isId(id)) return noSuchResource()
  return transaction(async (tx) => {
    if (await store.removeResource(tx, id))
      await recordAct(tx, actor, { act: 'resource-removed', subject: 'library', subjectId: id })
    return ok(null)
  })
}
