import type { IncomingMessage } from 'node:http'

/** The path of a request's address, without its query. */
export function pathOf(url: string): string {
  return url.split('?')[0] ?? ''
}

/** Whether an address lies under /api, whose answers are for programs. */
export function isApi(url: string): boolean {
  const path = pathOf(url)
  return path === '/api' || path.startsWith('/api/')
}

/** Whether a body comes as multipart: on a page, what a server action's form sends. */
export function isMultipart(request: Pick<IncomingMessage, 'headers'>): boolean {
  return (request.headers['content-type'] ?? '').trimStart().toLowerCase().startsWith('multipart/')
}

/** One header of a request as text; null where there is none. */
export function headerOf(request: Pick<IncomingMessage, 'headers'>, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}
