import type { z } from 'zod'
import { type Actor, visitor } from '../auth/actor.ts'
import { actorOf } from '../auth/session.ts'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { fail, ok, type Result } from '../result.ts'
import { bodyKind, readBody } from './body.ts'
import { requestContext } from './context.ts'
import type { Handler, Operation } from './operation.ts'
import { isOwnRequest, ownOrigins } from './origin.ts'
import { isOutage } from './outage.ts'
import { parse } from './parse.ts'
import { problem } from './problem.ts'

type Schema = z.ZodType | undefined

/** What a schema lets through; nothing where a route has none. */
export type Out<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined

/** What a handler gets: checked parameters, query and body, and who asks. */
export type Call<P extends Schema, Q extends Schema, B extends Schema> = {
  actor: Actor
  request: Request
  address: string
  params: Out<P>
  query: Out<Q>
  body: Out<B>
}

/** Refuses a changing request of another site. The one place that decides it for everything under /api. */
export function checkOrigin(request: Request): Result<null> {
  if (request.method === 'GET' || request.method === 'HEAD') return ok(null)
  const header = (name: string) => request.headers.get(name)
  if (isOwnRequest(header, ownOrigins(env().mode, env().siteUrl, header('host')))) return ok(null)
  return fail('forbidden', 'foreign-origin', 'This request came from another site.')
}

/** The route's parameters by their schema. An address that cannot be one is not found. */
export async function checkParams<P extends Schema>(schema: P, given: Promise<unknown>): Promise<Result<Out<P>>> {
  const parsed = judge(schema, await given)
  return parsed.ok ? parsed : fail('not-found', 'not-found', 'There is nothing at this address.')
}

/** Data by a schema; nothing where there is none. */
export function judge<S extends Schema>(schema: S, data: unknown): Result<Out<S>> {
  return (schema ? parse(schema, data) : ok(undefined)) as Result<Out<S>>
}

async function checkBody<B extends Schema>(request: Request, schema: B, maxBytes?: number): Promise<Result<Out<B>>> {
  if (!schema) return judge(schema, null)
  if (bodyKind(request) !== 'json') return fail('unsupported', 'json-only', 'Please send application/json.')
  const data = await readBody(request, 'json', maxBytes)
  return data.ok ? judge(schema, data.value) : data
}

async function answer<P extends Schema, Q extends Schema, B extends Schema>(
  spec: Pick<Operation<P, Q, B>, 'params' | 'query' | 'body' | 'identify' | 'maxBytes' | 'status'>,
  work: (call: Call<P, Q, B>) => Promise<Result<unknown> | Response>,
  request: Request,
  given: Promise<unknown>,
): Promise<Response> {
  const origin = checkOrigin(request)
  if (!origin.ok) return problem(origin.failure)
  const params = await checkParams(spec.params as P, given)
  if (!params.ok) return problem(params.failure)
  const url = new URL(request.url)
  const query = judge(spec.query as Q, Object.fromEntries(url.searchParams))
  if (!query.ok) return problem(query.failure)
  const body = await checkBody(request, spec.body as B, spec.maxBytes)
  if (!body.ok) return problem(body.failure)
  const actor = spec.identify === false ? visitor : await actorOf(request.headers.get('cookie'))
  const { address } = requestContext()
  const done = await work({ actor, request, address, params: params.value, query: query.value, body: body.value })
  if (done instanceof Response) return done
  if (!done.ok) return problem(done.failure)
  return Response.json(done.value, { status: spec.status ?? 200, headers: { 'cache-control': 'no-store' } })
}

/** The last line of defence: a bug is logged and answered as 500, an unreachable database as 503 with Retry-After. */
export function unexpected(error: unknown): Response {
  log().error({ err: error }, 'a route failed')
  if (isOutage(error))
    return problem({
      kind: 'overloaded',
      code: 'unavailable',
      message: 'We cannot reach our database. Please try again.',
      retryAfter: 5,
    })
  const body = { type: 'about:blank', title: 'Something broke on our side.', status: 500, code: 'internal' }
  return Response.json(body, { status: 500, headers: { 'content-type': 'application/problem+json' } })
}

/**
 * Wraps a route handler under /api (rule 12): origin, parameters, query, body size and schema are checked, the actor is
 * found, a Result becomes JSON or problem+json, and what throws is logged. The operation is the domain's, in its api.ts, and
 * thereby in the document; null only for what answers where no route is.
 */
export function handle<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  operation: Operation<P, Q, B> | null,
  work: (call: Call<P, Q, B>) => Promise<Result<unknown> | Response>,
): Handler {
  if (operation?.form) throw new Error(`${operation.path} takes forms: handleForm makes it.`)
  const spec = operation ?? { identify: false }
  const route = async (request: Request, context: { params: Promise<unknown> }) => {
    try {
      return await answer(spec, work, request, context.params)
    } catch (error) {
      return unexpected(error)
    }
  }
  return Object.assign(route, { operation: operation as Operation | null })
}
