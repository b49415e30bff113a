import { escapeHtml } from '../html.ts'
import type { Failure } from '../result.ts'
import { requestContext } from './context.ts'
import { statusOf } from './problem.ts'

const later = (seconds: number) =>
  seconds < 90 ? 'in a minute' : seconds < 3_600 ? `in ${Math.ceil(seconds / 60)} minutes` : 'in an hour'

/**
 * 429 or 503 for who sent a plain form, as a page: what happened, when to try again, and the way back.
 * @param cookie - a Set-Cookie line where the browser is new
 */
export function waitPage(failure: Failure, back: string, cookie: string | null): Response {
  const { nonce } = requestContext()
  const seconds = Math.ceil(failure.retryAfter ?? 60)
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Please wait a little</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark }
  body { max-width: 34rem; margin: 20vh auto 0; padding: 0 1.5rem; font: 1.125rem/1.6 system-ui, sans-serif }
  h1 { line-height: 1.2 }
</style>
<main>
  <h1>Please wait a little.</h1>
  <p role="alert">${escapeHtml(failure.message)} It should work again ${later(seconds)}.</p>
  <p><a href="${escapeHtml(back)}">Back to the form</a></p>
</main>
</html>
`
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  headers.set('retry-after', String(seconds))
  if (cookie) headers.append('set-cookie', cookie)
  return new Response(page, { status: statusOf(failure), headers })
}
