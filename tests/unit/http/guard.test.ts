import { describe, expect, it } from 'vitest'
import { clientAddress, isLoopback, isThisMachine, trustedProxies } from '#lib/http/address'
import { guardLocal, guardUrl } from '#lib/http/guard'

const judge = (headers: Record<string, string>, { listens = '127.0.0.1', method = 'GET', url = '/events' } = {}) => {
  const verdict = guardLocal(headers, url, listens, method)
  return 'go' in verdict ? 'go' : 'redirect' in verdict ? verdict.redirect : verdict.code
}

describe('local mode', () => {
  it.each(['127.0.0.1', '127.0.0.1:3000', '[::1]', '[::1]:3000'])('answers at %s', (host) => {
    expect(judge({ host })).toBe('go')
  })

  it('sends localhost on to 127.0.0.1, but never a form', () => {
    expect(judge({ host: 'localhost:3000' })).toBe('http://127.0.0.1:3000/events')
    expect(judge({ host: 'localhost' }, { method: 'HEAD', url: '/a?b=c' })).toBe('http://127.0.0.1/a?b=c')
    expect(judge({ host: 'localhost:3000' }, { method: 'POST' })).toBe('go')
  })

  it.each([
    'meet.example.org',
    '127.0.0.1.evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    '192.168.1.7:3000',
    '[fe80::1]',
    '',
    '127.0.0.1:3000@evil.example',
  ])('does not answer at %j', (host) => expect(judge({ host })).toBe('foreign-host'))

  it('does not answer without a Host', () => expect(judge({})).toBe('foreign-host'))

  it('opened on purpose, answers at bare addresses too, never at names', () => {
    for (const host of ['192.168.1.7:3000', '[fe80::1]:3000', '10.0.0.2'])
      expect(judge({ host }, { listens: '0.0.0.0' })).toBe('go')
    for (const host of ['meet.example.org', 'mymachine.local:3000', '1.2.3.4.nip.io'])
      expect(judge({ host }, { listens: '0.0.0.0' })).toBe('foreign-host')
  })

  it('listening on one address of the network, answers at that address', () => {
    const listens = '192.168.1.7'
    expect(judge({ host: '192.168.1.7:3000' }, { listens })).toBe('go')
    expect(judge({ host: '127.0.0.1:3000' }, { listens })).toBe('go')
    expect(judge({ host: '192.168.1.8:3000' }, { listens })).toBe('foreign-host')
    expect(judge({ host: 'meet.example.org' }, { listens: 'meet.example.org' })).toBe('foreign-host')
  })

  it.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'])(
    'refuses what a proxy forwarded: %s',
    (name) => {
      expect(judge({ host: '127.0.0.1:3000', [name]: '' })).toBe('proxied')
      expect(judge({ host: '192.168.1.7', [name]: 'x' }, { listens: '0.0.0.0' })).toBe('proxied')
    },
  )
})

it.each([
  ['/', 'go'],
  ['/events/caf%C3%A9?x=%', 'go'],
  ['/events/%', 'malformed-address'],
  ['/%C3%28', 'malformed-address'],
  ['/a%00b', 'malformed-address'],
  ['/a?b=%00', 'malformed-address'],
  ['http://evil.example/', 'malformed-address'],
  ['*', 'malformed-address'],
])('judges the address %s: %s', (url, code) => {
  const verdict = guardUrl(url)
  expect('go' in verdict ? 'go' : 'code' in verdict && verdict.code).toBe(code)
})

describe('the client’s address', () => {
  const from = (socket: string, forwarded: string | undefined, trust: string[] = []) =>
    clientAddress(socket, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, trustedProxies(trust))

  it.each<[string, string | undefined, string[], string]>([
    ['9.9.9.9', undefined, [], '9.9.9.9'],
    ['9.9.9.9', '1.1.1.1', [], '9.9.9.9'],
    ['::ffff:9.9.9.9', '1.1.1.1', [], '9.9.9.9'],
    ['127.0.0.1', '1.1.1.1', ['127.0.0.1'], '1.1.1.1'],
    ['::ffff:127.0.0.1', '1.1.1.1', ['127.0.0.1'], '1.1.1.1'],
    ['127.0.0.1', '6.6.6.6, 1.1.1.1', ['127.0.0.1'], '1.1.1.1'],
    ['10.1.2.3', '6.6.6.6, 1.1.1.1, 10.9.9.9', ['10.0.0.0/8'], '1.1.1.1'],
    ['9.9.9.9', '1.1.1.1', ['127.0.0.1'], '9.9.9.9'],
    ['127.0.0.1', 'nonsense', ['127.0.0.1'], '127.0.0.1'],
    ['127.0.0.1', '1.1.1.1, nonsense', ['127.0.0.1'], '127.0.0.1'],
    ['127.0.0.1', '', ['127.0.0.1'], '127.0.0.1'],
    ['2001:db8::1', '2001:db8:1::5', ['2001:db8::/64'], '2001:db8:1::5'],
    ['', '1.1.1.1', ['127.0.0.1'], ''],
  ])('socket %s, X-Forwarded-For %j, trusted %j: %s', (socket, forwarded, trust, expected) => {
    expect(from(socket, forwarded, trust)).toBe(expected)
  })

  it('knows this machine by the one address that it listens on', () => {
    const socket = (remoteAddress: string) => ({ remoteAddress, localAddress: '192.168.1.7' })
    expect(isThisMachine(socket('::ffff:127.0.0.1'), '0.0.0.0')).toBe(true)
    expect(isThisMachine(socket('192.168.1.7'), '192.168.1.7')).toBe(true)
    expect(isThisMachine(socket('192.168.1.7'), '0.0.0.0')).toBe(false)
    expect(isThisMachine(socket('192.168.1.8'), '192.168.1.7')).toBe(false)
  })

  it('knows this machine by the socket', () => {
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1']) expect(isLoopback(address)).toBe(true)
    for (const address of ['128.0.0.1', '10.0.0.1', '::', '', 'fe80::1']) expect(isLoopback(address)).toBe(false)
  })
})
