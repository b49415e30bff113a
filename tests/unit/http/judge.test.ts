import { describe, expect, it } from 'vitest'
import { type Asked, judgeRequest, type Site } from '#lib/http/judge'

const local: Site = {
  mode: 'local',
  siteUrl: 'http://127.0.0.1:3000',
  host: '127.0.0.1',
  dev: false,
  files: new Set(['/favicon.ico']),
}
const production: Site = { ...local, mode: 'production', siteUrl: 'https://meet.example.org' }
const host = '127.0.0.1:3000'

const judge = (
  method: string,
  url: string,
  headers: Record<string, string> = {},
  site = local,
  httpVersion = '1.1',
) => {
  const verdict = judgeRequest({ method, httpVersion, headers: { host, ...headers } } satisfies Asked, url, site)
  return 'go' in verdict ? 'go' : 'redirect' in verdict ? verdict.redirect : `${verdict.status} ${verdict.code}`
}

it.each<[string, string, Record<string, string>, string]>([
  ['GET', '/', {}, 'go'],
  ['HEAD', '/api/time', {}, 'go'],
  ['OPTIONS', '/favicon.ico', {}, 'go'],
  ['TRACE', '/api/time', {}, '405 no-such-method'],
  ['PROPFIND', '/api', {}, '405 no-such-method'],
  ['PUT', '/', {}, '405 no-such-method'],
  ['POST', '/favicon.ico', { 'content-length': '0' }, '405 no-such-method'],
  ['POST', '/_next/static/a.js', { 'content-length': '0' }, '405 no-such-method'],
  ['GET', '/_global-error', {}, '404 not-found'],
  ['GET', '/%5Fglobal-error', {}, '404 not-found'],
  ['GET', '/_global-error.rsc', {}, '404 not-found'],
  ['GET', '/_not-found?x', {}, '404 not-found'],
  ['GET', '/_error/x', {}, '404 not-found'],
  ['POST', '/api/nothing', { 'next-action': 'x' }, '400 no-action'],
  ['POST', '/api', { 'next-action': 'x' }, '400 no-action'],
  ['POST', '/api/sign-in', { 'content-type': 'Multipart/Form-Data; boundary=x' }, '415 unsupported-body'],
  ['POST', '/api/sign-in', { 'content-type': 'application/json' }, 'go'],
  ['POST', '/settings', { 'content-length': '2' }, 'go'],
  ['POST', '/settings', { 'content-length': '2', origin: 'https://evil.example' }, '403 foreign-origin'],
  ['POST', '/apis', { 'content-length': '2', origin: 'https://evil.example' }, '403 foreign-origin'],
  ['POST', '/settings', {}, '411 length-required'],
  ['POST', '/settings', { 'content-length': '1048577' }, '413 body-too-large'],
  ['GET', '/events/%', {}, '400 malformed-address'],
  ['GET', '/api/events/%2e%2E', {}, '400 malformed-address'],
  ['GET', '/a/../b', {}, '400 malformed-address'],
  ['GET', '/a/./b', {}, '400 malformed-address'],
  ['GET', '/a/.well-known/..b?x=/../', {}, 'go'],
])('%s %s %j: %s', (method, url, headers, expected) => expect(judge(method, url, headers)).toBe(expected))

describe('what Next keeps for itself', () => {
  const image = '/_next/image?url=%2Fapi%2Fboards%2Fx%2Fstream&w=64&q=75'
  const spellings = [image, image.replace('_', '%5F'), image.replace('/im', '//im'), image.replace('/im', '%5Cim')]
  const around = ['/x/../_next/image', '/_next/static/../image', '/_next/static/%2e%2e%2fimage', '/./_next/image']
  const rest = ['/_next', '/_next/', '/_next/data/x/index.json', '/_next/hmr', '/_next/mcp', '/_next/static']
  it.each([...spellings, ...around, ...rest])('is for nobody: %s', (url) =>
    expect(judge('GET', url)).toMatch(/^(?:404 not-found|400 malformed-address)$/),
  )

  it('is open where somebody develops, but for the pictures', () => {
    const developing = { ...local, dev: true }
    expect(judge('GET', '/_next/hmr', {}, developing)).toBe('go')
    expect(judge('GET', image, {}, developing)).toBe('404 not-found')
  })

  it('does not hold back the files of the build, or an address that only begins alike', () => {
    for (const url of ['/_next/static/chunks/a.js', '/_nextday', '/events/_next'])
      expect(judge('GET', url), url).toBe('go')
  })
})

describe('a proxy before local mode', () => {
  it('is known by HTTP/1.0', () => {
    expect(judge('GET', '/', {}, local, '1.0')).toBe('403 proxied')
    expect(judge('GET', '/', {}, production, '1.0')).toBe('go')
  })

  it.each([
    ['origin', 'https://meet.example.org'],
    ['referer', 'https://meet.example.org/events'],
    ['referer', 'http://192.168.1.7:3000/'],
  ])('is known by a %s that the browser calls its own: %s', (name, value) => {
    expect(judge('GET', '/', { 'sec-fetch-site': 'same-origin', [name]: value })).toBe('403 proxied')
    expect(judge('GET', '/', { 'sec-fetch-site': 'cross-site', [name]: value })).toBe('go')
    expect(judge('GET', '/', { [name]: value })).toBe('go')
    expect(judge('GET', '/', { 'sec-fetch-site': 'same-origin', [name]: value }, production)).toBe('go')
  })

  it.each(['http://127.0.0.1:3000/x', 'http://localhost:3000/', 'http://[::1]:3000/', 'null', 'junk'])(
    'is none where the browser shows %s',
    (referer) => expect(judge('GET', '/', { 'sec-fetch-site': 'same-origin', referer })).toBe('go'),
  )

  it('is none where the browser shows the address that was opened on purpose', () => {
    const headers = { host: '192.168.1.7:3000', 'sec-fetch-site': 'same-origin', referer: 'http://192.168.1.7:3000/a' }
    expect(judge('GET', '/', headers, { ...local, host: '192.168.1.7' })).toBe('go')
  })
})
