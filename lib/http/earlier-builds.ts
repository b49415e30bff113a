import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, extname, join, resolve } from 'node:path'
import { pathOf } from './request.ts'

const types: Record<string, string> = {
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

/** A file below /_next/static/, without steps upwards. */
const address = /^\/_next\/(static(?:\/(?!\.)[\w.~[\]-]+)+)$/

/** Answers a request for a file of an earlier build; false where it is for none. */
export type EarlierBuilds = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * The static files of the builds that lie beside this one: a page that was opened before an upgrade goes on to load the
 * parts that it was made with. Their names hold a hash, so they never change.
 */
export function earlierBuilds(build: string): EarlierBuilds {
  const builds = dirname(resolve(build))
  return (request, response) => {
    const [, path] = address.exec(decodeURIComponent(pathOf(request.url ?? '/'))) ?? []
    if (path === undefined || existsSync(join(build, path))) return false
    const found = readdirSync(builds).map((name) => join(builds, name, path))
    const file = found.find((one) => statSync(one, { throwIfNoEntry: false })?.isFile())
    if (file === undefined) return false
    const type = types[extname(file)] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' })
    if (request.method === 'HEAD') response.end()
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response)
    return true
  }
}
