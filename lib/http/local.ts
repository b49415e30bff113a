import { env } from '../env.ts'
import { fail, ok, type Result } from '../result.ts'
import { requestContext } from './context.ts'

/** Lets a request pass in local mode and from this machine only; elsewhere the route does not exist, whatever HOST is. */
export function localOnly(): Result<null> {
  if (env().mode === 'local' && requestContext().loopback) return ok(null)
  return fail('not-found', 'not-found', 'There is nothing at this address.')
}
