import type { Actor } from '../auth/actor.ts'
import { currentActor } from '../auth/current.ts'
import { ok, type Result } from '../result.ts'
import { limitActs, limitUploads } from './limits.ts'

/**
 * Runs the command of a server action for whoever is signed in, and counts it (rule 12): who acts too often is refused before
 * anything happens, and the form says so with what was typed. What ends something of one's own (a session, a wish) is not
 * counted, so that nobody who got hold of a session can keep its owner from ending it.
 */
export async function act<T>(command: (actor: Actor) => Promise<Result<T>>): Promise<Result<T>> {
  return counted(limitActs, command)
}

/** As `act`, for what takes a file; counted apart, and by less. */
export async function actWithFile<T>(command: (actor: Actor) => Promise<Result<T>>): Promise<Result<T>> {
  return counted(limitUploads, command)
}

async function counted<T>(
  count: (personId: string) => Promise<Result<null>>,
  command: (actor: Actor) => Promise<Result<T>>,
): Promise<Result<T>> {
  const actor = await currentActor()
  // A visitor is refused by the command.
  const limited = actor.kind === 'member' ? await count(actor.id) : ok(null)
  return limited.ok ? command(actor) : limited
}
