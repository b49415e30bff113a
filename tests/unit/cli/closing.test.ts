import { expect, it } from 'vitest'
import { closingBlock } from '#lib/cli/closing'
import type { Env } from '#lib/env'

const local = { mode: 'local', siteUrl: 'http://127.0.0.1:3000', host: '127.0.0.1', port: 3000 } as Env
const lan = { address: '192.0.2.7', family: 'IPv4', internal: false } as const
const networks = () => ({ lan: [{ ...lan, netmask: '', mac: '', cidr: null }] })

it('shows the ways in, in local mode', () => {
  const text = closingBlock(local, networks)
  expect(text).toContain('http://127.0.0.1:3000/local/sign-in/organizer')
  expect(text).toContain('http://127.0.0.1:3000/local/sign-in/member')
  expect(text).toContain('http://127.0.0.1:3000/local/mail')
  expect(text).not.toContain('192.0.2.7')
})

it('shows none of them in production', () => {
  expect(closingBlock({ ...local, mode: 'production' }, networks)).not.toContain('/local/')
})

it('shows the address for the network and its picture where HOST opens it', () => {
  const text = closingBlock({ ...local, host: '0.0.0.0' }, networks)
  expect(text).toContain('http://192.0.2.7:3000')
  expect(text).toMatch(/[█▀▄]{8}/)
})
