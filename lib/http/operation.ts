import type { z } from 'zod'

type Schema = z.ZodType | undefined

/** Codes of refusals by status, beside those that every operation of its kind can answer (lib/http/openapi.ts). */
export type Refusals = Partial<Record<400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503, readonly string[]>>

/** A file of one of several types: the shape of one in JSON, none for text. */
export type Files = { files: Readonly<Record<string, z.ZodType | 'text'>> }

/**
 * One operation of the API: what its handler checks and what the document says, in one object, so that they cannot
 * disagree. A route with `identify: false` looks at cookies itself and gets a visitor.
 */
export type Operation<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema> = {
  method: 'GET' | 'POST'
  /** As OpenAPI writes it, such as `/api/events/{slug}`. */
  path: `/api${string}`
  tag: string
  /** What it does, in one line. */
  summary: string
  params?: P
  query?: Q
  body?: B
  /** Bodies that are right, as a program sends them. */
  examples?: readonly object[]
  /** What is answered where it is done, by status; `stream` for Server-Sent Events. */
  answers: Partial<Record<200 | 201 | 202 | 503, z.ZodType | 'stream' | Files>>
  refusals?: Refusals
  /** Plain forms may be sent too; then browsers get 303 (lib/http/handle-form.ts). */
  form?: true
  identify?: boolean
  maxBytes?: number
  status?: number
}

/** An operation, with the types of its schemas kept. */
export function operation<P extends Schema = undefined, Q extends Schema = undefined, B extends Schema = undefined>(
  one: Operation<P, Q, B>,
): Operation<P, Q, B> {
  return one
}

/** A handler that knows its operation: the document and the tests ask it. */
export type Handler = ((
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>) & { operation: Operation | null }
