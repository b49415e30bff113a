import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { expect, it } from 'vitest'
import { isOutage } from '#lib/http/outage'

it.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  "Can't reach database server at 127.0.0.1:5432",
  'Server has closed the connection.',
  'Raw query failed. Code: `N/A`. Message: `read ECONNRESET`',
])('knows by its words that the database went away: %s', (words) => {
  expect(isOutage(new Error(words))).toBe(true)
  expect(isOutage(new Error('A query failed.', { cause: new Error(words) }))).toBe(true)
})

it.each(['EPIPE', 'ECONNRESET', 'ETIMEDOUT', '08006'])('knows by its code that the line is dead: %s', (code) => {
  expect(isOutage(Object.assign(new Error('write'), { code }))).toBe(true)
})

it('knows the line that is dead where a transaction begins or ends, which no code tells', () => {
  expect(isOutage(new DriverAdapterError({ kind: 'ConnectionClosed' }))).toBe(true)
  expect(isOutage(new DriverAdapterError({ kind: 'GenericJs', id: 0 }))).toBe(false)
})

it('takes no mistake of ours for it', () => {
  expect(isOutage(new TypeError('x is not iterable'))).toBe(false)
})
