import type { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { actorOf } from '../auth/session.ts'
import type { Failure, Result } from '../result.ts'
import { bodyKind, readBody } from './body.ts'
import { type Browser, browserOf } from './browser.ts'
import { requestContext } from './context.ts'
import { keepDraft } from './drafts.ts'
import { checkOrigin, checkParams, judge, type Out, unexpected } from './handle.ts'
import { problem } from './problem.ts'

type Schema = z.ZodType | undefined

/** How one form is taken: its schema, its name for drafts, the page to go back to, and fields no draft may keep. */
export type FormSpec<P extends Schema, B extends z.ZodType> = {
  params?: P
  body: B
  name: string
  /** Where a refused form goes back to; gets the raw values, which nobody has checked. */
  back: (params: Out<P>, values: Record<string, string>) => string
  neverKeep?: readonly string[]
}

/** What a form's handler gets. */
export type FormCall<P extends Schema, B extends z.ZodType> = {
  actor: Actor
  request: Request
  address: string
  browser: Browser
  params: Out<P>
  body: Out<B>
}

/** What became of it: where a browser goes next (303), what a program is told, and Set-Cookie lines for both. */
export type FormDone = { to: string; status?: number; json?: unknown; cookies?: string[] }

const textValues = (data: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data && typeof data === 'object' ? data : {}).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  )

function reply(status: number, cookies: (string | null)[], to: string | null, json?: unknown): Response {
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of cookies) if (cookie) headers.append('set-cookie', cookie)
  if (to !== null) {
    headers.set('location', to)
    return new Response(null, { status, headers })
  }
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(json ?? {}), { status, headers })
}

/** What a Json column takes: no NUL, no half of a surrogate pair. */
const keepable = (text: string) => text.replaceAll('\u0000', '').toWellFormed()

/** Sends a browser back to the form with `?draft=`, where its words and our messages wait (rule 10). */
async function sendBack(
  browser: Browser,
  name: string,
  back: string,
  values: Record<string, string>,
  failure: Failure,
  neverKeep: readonly string[] = [],
): Promise<Response> {
  const kept = Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => !neverKeep.includes(key))
      .map(([key, value]) => [keepable(key), keepable(value.slice(0, 4000))]),
  )
  const draft = await keepDraft(browser.hash, name, { values: kept, failure })
  const url = new URL(back, 'http://here')
  url.searchParams.set('draft', draft)
  return reply(303, [browser.cookie], `${url.pathname}${url.search}${url.hash}`)
}

/**
 * Wraps a route that plain forms post to, and programs too: 303 on success, 303 back with a draft on refusal; JSON callers
 * get the answer or problem+json. Works without JavaScript.
 */
export function handleForm<B extends z.ZodType, P extends Schema = undefined>(
  spec: FormSpec<P, B>,
  work: (call: FormCall<P, B>) => Promise<Result<FormDone>>,
): (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response> {
  return async (request, context) => {
    try {
      const origin = checkOrigin(request)
      if (!origin.ok) return problem(origin.failure)
      const params = await checkParams(spec.params as P, context.params)
      if (!params.ok) return problem(params.failure)
      const kind = bodyKind(request)
      if (!kind)
        return problem({
          kind: 'unsupported',
          code: 'unsupported-body',
          message: 'Please send a form or application/json.',
        })
      const data = await readBody(request, kind)
      if (!data.ok) return problem(data.failure)
      const cookie = request.headers.get('cookie')
      const browser = browserOf(cookie)
      const body = judge(spec.body, data.value)
      const done = body.ok
        ? await work({
            actor: await actorOf(cookie),
            request,
            address: requestContext().address,
            browser,
            params: params.value,
            body: body.value,
          })
        : body
      if (kind === 'json') {
        if (!done.ok) return problem(done.failure)
        return reply(done.value.status ?? 200, [browser.cookie, ...(done.value.cookies ?? [])], null, done.value.json)
      }
      if (done.ok) return reply(303, [browser.cookie, ...(done.value.cookies ?? [])], done.value.to)
      const values = textValues(data.value)
      return sendBack(browser, spec.name, spec.back(params.value, values), values, done.failure, spec.neverKeep)
    } catch (error) {
      return unexpected(error)
    }
  }
}
