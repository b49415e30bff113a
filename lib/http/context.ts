import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

/** What our own server knows of a request before Next sees it. */
export type RequestContext = {
  response: ServerResponse
  /** The client's address: the socket's, or what a trusted proxy said. */
  address: string
  /** Whether somebody on this machine asks: the socket's remote end is here, and it does not forward for others. */
  loopback: boolean
  /** The nonce of this response's Content-Security-Policy. */
  nonce: string
  /** Whether code of ours has asked who acts; before that, a server action has done nothing. */
  identified?: boolean
  /** Whether the database was found to be away. */
  outage?: boolean
}

// On globalThis, since Next's bundles and plain Node do not share modules.
const shared = globalThis as { __quorumRequests?: AsyncLocalStorage<RequestContext> }
shared.__quorumRequests ??= new AsyncLocalStorage()
const requests = shared.__quorumRequests

/** Runs the work as part of this request. */
export function withContext<T>(context: RequestContext, work: () => T): T {
  return requests.run(context, work)
}

/** The request that is being answered. Throws outside of one. */
export function requestContext(): RequestContext {
  const context = requests.getStore()
  if (!context) throw new Error('This runs only while a request is being answered by our own server.')
  return context
}

/** The request that is being answered; undefined outside of one. */
export function currentContext(): RequestContext | undefined {
  return requests.getStore()
}

/** Sets the status of a page that is rendered all the same, such as a 404 with a body. Before anything is sent. */
export function setStatus(code: number): void {
  const { response } = requestContext()
  if (!response.headersSent) response.statusCode = code
}

/** Sets a header of the page that is being rendered. */
export function setHeader(name: string, value: string): void {
  const { response } = requestContext()
  if (!response.headersSent) response.setHeader(name, value)
}

/** For pages reached by a link of a mail: kept out of indexes, and no address told to other sites (rule 5). */
export function markTokenPage(): void {
  setHeader('X-Robots-Tag', 'noindex')
  setHeader('Referrer-Policy', 'same-origin')
  setHeader('Cache-Control', 'no-store')
}
