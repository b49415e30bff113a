/** The kinds of refusal; each has one HTTP status. */
export type FailureKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'limited'
  | 'overloaded'

/** The HTTP status of each kind. */
export const statusOfKind = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  limited: 429,
  overloaded: 503,
} as const satisfies Record<FailureKind, number>

/**
 * A refusal a person can be told about. `kind` picks the HTTP status, `code` is stable for programs and tests, `fields`
 * holds messages by form field, `retryAfter` is in seconds.
 */
export type Failure = {
  kind: FailureKind
  code: string
  message: string
  fields?: Record<string, string[]>
  retryAfter?: number
}

/** Success, or an expected refusal. Bugs and outages throw instead. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** Success with its value. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A refusal, with what a person is told and a code that programs rely on. */
export function fail(
  kind: FailureKind,
  code: string,
  message: string,
  extra: Pick<Failure, 'fields' | 'retryAfter'> = {},
): { ok: false; failure: Failure } {
  return { ok: false, failure: { kind, code, message, ...extra } }
}
