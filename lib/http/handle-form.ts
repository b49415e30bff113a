import type { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { actorOf } from '../auth/session.ts'
import type { Failure, Result } from '../result.ts'
import { bodyKind, readBody } from './body.ts'
import { type Browser, browserOf } from './browser.ts'
import { requestContext } from './context.ts'
import { keepDraft } from './drafts.ts'
import { fieldNames } from './fields.ts'
import { checkOrigin, checkParams, judge, type Out, unexpected } from './handle.ts'
import { limitDrafts } from './limits.ts'
import type { Handler, Operation } from './operation.ts'
import { problem } from './problem.ts'
import { waitPage } from './wait-page.ts'

type Schema = z.ZodType | undefined

/** How one form is taken: its name for drafts, the page to go back to, and fields no draft may keep. */
export type FormSpec<P extends Schema> = {
  name: string
  /** Where a refused form goes back to; gets the raw values, cut short, which nobody has checked. */
  back: (params: Out<P>, values: Record<string, string>) => string
  neverKeep?: readonly string[]
  /** Fields for running text: more of them is kept. */
  long?: readonly string[]
}

// In characters. An address goes into a Location header; a value goes back into its field.
const mostOf = { address: 200, value: 300, long: 4_000 }

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

/** What a Json column and an address take: no NUL, no half of a surrogate pair, not longer than this. */
const cut = (text: string, most: number) => text.slice(0, most).replaceAll('\u0000', '').toWellFormed()

/**
 * Sends a browser back to the form with `?draft=`, where its words and our messages wait (rule 10). Who has to wait gets a
 * page that says so, with the way back.
 */
async function sendBack<P extends Schema, B extends z.ZodType>(
  spec: FormSpec<P> & { body: B },
  params: Out<P>,
  data: unknown,
  browser: Browser,
  failure: Failure,
): Promise<Response> {
  const values = Object.fromEntries(Object.entries(textValues(data)).filter(([key]) => fieldNames(spec.body).has(key)))
  const short = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cut(value, mostOf.address)]))
  const url = new URL(spec.back(params, short), 'http://here')
  const back = () => `${url.pathname}${url.search}${url.hash}`
  const limited = await limitDrafts(requestContext().address)
  if (!limited.ok) return waitPage(limited.failure, back(), null)
  const kept = Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => !spec.neverKeep?.includes(key))
      .map(([key, value]) => [key, cut(value, spec.long?.includes(key) ? mostOf.long : mostOf.value)]),
  )
  const draft = await keepDraft(browser.hash, spec.name, { values: kept, failure })
  url.searchParams.set('draft', draft)
  if (failure.retryAfter !== undefined) return waitPage(failure, back(), browser.cookie)
  return reply(303, [browser.cookie], back())
}

/**
 * Wraps a route that plain forms post to, and programs too: 303 on success, 303 back with a draft on refusal; JSON callers
 * get the answer or problem+json. Works without JavaScript.
 */
export function handleForm<B extends z.ZodType, P extends Schema = undefined>(
  operation: Operation<P, undefined, B>,
  form: FormSpec<P>,
  work: (call: FormCall<P, B>) => Promise<Result<FormDone>>,
): Handler {
  if (!operation.form || !operation.body) throw new Error(`${operation.path} is not said to take forms.`)
  const spec = { ...form, params: operation.params as P, body: operation.body }
  const route: (...given: Parameters<Handler>) => Promise<Response> = async (request, context) => {
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
      return await sendBack(spec, params.value, data.value, browser, done.failure)
    } catch (error) {
      return unexpected(error)
    }
  }
  return Object.assign(route, { operation: operation as Operation })
}
