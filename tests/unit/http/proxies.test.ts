import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { isTrusted, trustedProxies } from '#lib/http/address'
import { watchForProxies } from '#lib/http/proxies'

const from = (remoteAddress: string, headers: IncomingMessage['headers'] = { 'x-forwarded-for': '203.0.113.9' }) => ({
  headers,
  socket: { remoteAddress } as IncomingMessage['socket'],
})

function watching(trustProxy: string[], mode: 'local' | 'production' = 'production') {
  const said: string[] = []
  const trusted = trustedProxies(trustProxy)
  const watch = watchForProxies(
    { mode, trustProxy },
    (address) => isTrusted(trusted, address),
    (text) => said.push(text),
  )
  return { said, watch }
}

it('warns once where a proxy forwards to a site that trusts none', () => {
  const { said, watch } = watching([])
  watch(from('127.0.0.1', {}))
  expect(said).toEqual([])
  watch(from('10.0.0.2'))
  watch(from('10.0.0.2'))
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('TRUST_PROXY')
  expect(said[0]).not.toContain('203.0.113.9')
})

it('says nothing of a proxy that is trusted, of strangers beside it, and in local mode', () => {
  const { said, watch } = watching(['127.0.0.1'])
  for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '198.51.100.7']) watch(from(address))
  const local = watching([], 'local')
  local.watch(from('127.0.0.1'))
  expect([...said, ...local.said]).toEqual([])
})

it('warns where another proxy is trusted than the one on this machine', () => {
  const { said, watch } = watching(['10.0.0.0/8'])
  watch(from('127.0.0.1'))
  expect(said).toHaveLength(1)
})
