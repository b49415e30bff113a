import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { insideAddress, markInside } from '#lib/http/inside'

const asked = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage

it('knows what this process sent to itself, and nothing else', () => {
  const request = asked({ 'x-quorum-inside': 'guessed' })
  expect(insideAddress(request)).toBeNull()
  markInside(request, '9.9.9.9')
  expect(insideAddress(request)).toBe('9.9.9.9')
  const mark = String(request.headers['x-quorum-inside'])
  expect(insideAddress(asked({}))).toBeNull()
  expect(insideAddress(asked({ 'x-quorum-inside': '' }))).toBeNull()
  expect(insideAddress(asked({ 'x-quorum-inside': `é${mark.slice(1)}` }))).toBeNull()
  expect(insideAddress(asked({ 'x-quorum-inside': `${mark.startsWith('a') ? 'b' : 'a'}${mark.slice(1)}` }))).toBeNull()
})
