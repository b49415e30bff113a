import { type Failure, statusOfKind } from '../result.ts'

/** The HTTP status of a refusal. */
export function statusOf(failure: Failure): number {
  return statusOfKind[failure.kind]
}

/** A refusal as `application/problem+json` (RFC 9457): type, title, status and our stable `code`; `fields` where they apply. */
export function problem(failure: Failure): Response {
  const status = statusOf(failure)
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (failure.retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(failure.retryAfter)))
  const { code, message, fields } = failure
  return new Response(
    JSON.stringify({ type: 'about:blank', title: message, status, code, ...(fields && { fields }) }),
    {
      status,
      headers,
    },
  )
}
